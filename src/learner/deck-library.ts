import { join } from 'node:path';
import type { Card } from '../deck/card.ts';
import { CATALOGUE_VERSION, type Catalogue, type CatalogueDeck } from '../deck/catalogue/catalogue.ts';
import { type CatalogueEntry, entriesOf } from '../deck/catalogue/catalogue-entry.ts';
import { readCard } from '../deck/catalogue/read-card.ts';
import type { DeckCode } from '../deck/codes/registry.ts';
import { currentIdentity, type Renames, renamesOf } from '../deck/identity.ts';
import type { Env } from '../env.ts';
import { Failure, isFailure } from '../errors.ts';
import { findDecks } from '../files/find-decks.ts';
import { guarded, type OnUnreadable } from '../files/find-files.ts';
import { givenPath, kindAt } from '../files/given-path.ts';
import { readText } from '../files/read-file.ts';
import { readSource } from '../files/read-source.ts';
import { findHome } from '../progress/home.ts';
import type { Diagnostic } from '../source/diagnostic.ts';
import type { SourceFile } from '../source/source-file.ts';
import { type DeckCache, openDeckCache } from './deck-cache.ts';
import { loadCourse } from './load-course.ts';
import { nearestCards } from './nearest-cards.ts';
import type { DeckReading } from './read-deck.ts';

/** All cards that can be asked: from the decks on the command line, in the home, and shipped, in this order. */
export interface Library {
  /** Every deck, in order of precedence. */
  readonly decks: readonly CatalogueDeck[];
  /** Each identity once. */
  readonly entries: readonly CatalogueEntry[];
  readonly renames: Renames;
  /** Findings in the learner's own decks, and cards with the same identity. The shipped decks were checked at build time. */
  readonly findings: readonly Diagnostic<DeckCode>[];
  /** Files in folders of decks that could not be read. */
  readonly unreadable: readonly Failure[];
  /**
   * Reads a card from its current file, by its current or an earlier identity.
   * @throws Failure `unknown-card`; `unreadable` if its file cannot be read or no longer contains it
   */
  readonly card: (identity: string) => Card;
  /** The cards of entries, each deck read once. @throws Failure `unreadable` */
  readonly cards: (entries: Iterable<CatalogueEntry>) => Iterable<Card>;
}

/**
 * Opens the decks in files and folders of the command line, in the home and in the package.
 * @throws Failure `unreadable`
 */
export async function openLibrary(env: Env, paths: readonly string[]): Promise<Library> {
  const unreadable: Failure[] = [];
  const onUnreadable = (failure: Failure): void => {
    unreadable.push(failure);
  };
  const own = ownDecks(env, paths, onUnreadable);
  const read = own.paths.length === 0 ? NO_DECKS : await readDecks(env, own, onUnreadable);
  const decks = [...withOwnUnits(read.decks, env), ...shippedDecks(env)];
  const entries = new Map<string, CatalogueEntry>();
  const findings = [...read.findings];
  for (const entry of decks.flatMap(entriesOf)) {
    const first = entries.get(entry.identity);
    if (first === undefined) entries.set(entry.identity, entry);
    else findings.push(...(await import('./report-shadowed.ts')).reportShadowed(env, entry, first));
  }
  const renames = renamesOf(entries.values());
  const card = (identity: string): Card => loadCard(env, entries, currentIdentity(identity, renames));
  return {
    decks,
    entries: [...entries.values()],
    renames,
    findings,
    unreadable,
    card,
    cards: (wanted) => readCards(env, wanted),
  };
}

/** The learner's own decks are units named by their topics, with the prefix `my-` if a shipped unit has the same name. */
function withOwnUnits(decks: readonly CatalogueDeck[], env: Env): readonly CatalogueDeck[] {
  if (decks.length === 0) return decks;
  const shipped = new Set(loadCourse(env).map(({ id }) => id));
  return decks.map((deck) => (shipped.has(deck.topic) ? { ...deck, unit: `my-${deck.topic}` } : deck));
}

interface OwnDecks {
  /** Absolute, each once, those of the command line first. */
  readonly paths: readonly string[];
  /** The files on the command line, which must be readable. */
  readonly named: ReadonlySet<string>;
}

/** A home without decks is not a failure. @throws Failure if a path on the command line does not exist */
function ownDecks(env: Env, given: readonly string[], onUnreadable: OnUnreadable): OwnDecks {
  const named = new Set<string>();
  const paths = new Set<string>();
  for (const { path, kind } of given.map((path) => givenPath(env, path))) {
    if (kind !== 'folder') named.add(path);
    for (const found of kind === 'folder' ? findDecks(env.fs, path) : [path]) paths.add(found);
  }
  const { decks } = findHome(env);
  const own = kindAt(env.fs, decks) === 'folder' ? findDecks(env.fs, decks, { onUnreadable }) : [];
  for (const path of own) paths.add(path);
  return { paths: [...paths], named };
}

interface ReadDecks {
  readonly decks: readonly CatalogueDeck[];
  readonly findings: readonly Diagnostic<DeckCode>[];
}

const NO_DECKS: ReadDecks = { decks: [], findings: [] };

async function readDecks(
  env: Env,
  { paths, named }: OwnDecks,
  onUnreadable: OnUnreadable,
): Promise<ReadDecks> {
  const cache = openDeckCache(env, findHome(env));
  const findings: Diagnostic<DeckCode>[] = [];
  const decks: CatalogueDeck[] = [];
  for (const path of paths) {
    try {
      const { deck, diagnostics } = await readCached(env, path, cache);
      findings.push(...diagnostics);
      if (deck !== null) decks.push(deck);
    } catch (error) {
      if (named.has(path) || !isFailure(error)) throw error;
      onUnreadable(error);
    }
  }
  cache.save();
  return { decks, findings };
}

/** A deck from the cache, or from its file if that has changed. @throws Failure `unreadable` */
async function readCached(env: Env, path: string, cache: DeckCache): Promise<DeckReading> {
  const stamp = guarded(path, () => env.fs.statSync(path));
  const known = cache.get(path, stamp);
  if (known !== undefined) return { deck: known, diagnostics: [] };
  const { readDeck } = await import('./read-deck.ts');
  const reading = readDeck(readSource(env, path));
  if (reading.deck !== null && reading.diagnostics.length === 0) cache.put(path, stamp, reading.deck);
  return reading;
}

function shippedDecks({ fs, packageDirectory }: Env): readonly CatalogueDeck[] {
  const path = join(packageDirectory, 'dist', 'catalogue.json');
  const catalogue: Catalogue = guarded(path, () => JSON.parse(readText(fs, path)));
  if (catalogue.version === CATALOGUE_VERSION) return catalogue.decks;
  throw new Failure({ code: 'unreadable', path, cause: 'it was built by another version; build it again' });
}

function loadCard(env: Env, entries: ReadonlyMap<string, CatalogueEntry>, identity: string): Card {
  const entry = entries.get(identity);
  if (entry === undefined)
    throw new Failure({ code: 'unknown-card', identity, nearest: nearestCards(identity, entries.keys()) });
  return cardIn(readSource(env, entry.deck.path), entry);
}

function* readCards(env: Env, entries: Iterable<CatalogueEntry>): Generator<Card> {
  const files = new Map<string, SourceFile>();
  for (const entry of entries) {
    const { path } = entry.deck;
    const file = files.get(path) ?? readSource(env, path);
    files.set(path, file);
    yield cardIn(file, entry);
  }
}

function cardIn(file: SourceFile, entry: CatalogueEntry): Card {
  const card = readCard(entry, file);
  if (card !== null) return card;
  const cause = `the card '${entry.identity}' is not in it any more, or has an error now`;
  throw new Failure({ code: 'unreadable', path: file.path, cause });
}
