import { join } from 'node:path';
import { CATALOGUE_VERSION, type CatalogueDeck } from '../deck/catalogue/catalogue.ts';
import type { Env } from '../env.ts';
import { isFailure } from '../errors.ts';
import { writeAtomically } from '../files/atomic-write.ts';
import { isBelow } from '../files/below.ts';
import { readText } from '../files/read-file.ts';
import { createFolder, type Home } from '../progress/home.ts';
import { sealed, sealOf, UNSEALED } from '../source/seal.ts';

/** The properties that show whether a file has changed since it was read. */
export interface FileStamp {
  /** Bytes. */
  readonly size: number;
  /** Milliseconds. */
  readonly mtimeMs: number;
}

/**
 * The cached catalogues of the learner's own decks, by path: reading a deck of 50 cards adds a third to the CPU time of a start. Only decks
 * without findings are cached: the others are read, and reported, each time.
 */
export interface DeckCache {
  /** `undefined` if the deck is not cached, or has changed. */
  readonly get: (path: string, stamp: FileStamp) => CatalogueDeck | undefined;
  readonly put: (path: string, stamp: FileStamp, deck: CatalogueDeck) => void;
  /** Writes the cache if it has changed; ignores a cache that cannot be written. */
  readonly save: () => void;
}

interface Kept extends FileStamp {
  readonly deck: CatalogueDeck;
}

/** Opens the cache in the home; a damaged one, or one of another version, counts as empty. */
export function openDeckCache(env: Env, home: Home): DeckCache {
  const path = join(home.cache, 'decks.json');
  const kept = readKept(env, path);
  let changed = false;
  return {
    get: (deckPath, { size, mtimeMs }) => {
      const entry = kept.get(deckPath);
      return entry?.size === size && entry.mtimeMs === mtimeMs ? entry.deck : undefined;
    },
    put: (deckPath, { size, mtimeMs }, deck) => {
      kept.set(deckPath, { size, mtimeMs, deck });
      changed = true;
    },
    save: () => {
      if (!changed) return;
      const document = { version: CATALOGUE_VERSION, ...UNSEALED, decks: Object.fromEntries(kept) };
      writeQuietly(env, home, path, sealed(JSON.stringify(document)));
    },
  };
}

/** The decks below a folder, as the last session read them. */
export function keptDecks(env: Env, home: Home, folder: string): CatalogueDeck[] {
  const kept = readKept(env, join(home.cache, 'decks.json'));
  return [...kept].flatMap(([path, { deck }]) => (isBelow(folder, path) ? [deck] : []));
}

function readKept({ fs }: Env, path: string): Map<string, Kept> {
  try {
    const text = readText(fs, path);
    const document = sealOf(text) === 'whole' ? JSON.parse(text) : {};
    return new Map(document.version === CATALOGUE_VERSION ? Object.entries(document.decks) : []);
  } catch {
    return new Map();
  }
}

function writeQuietly(env: Env, home: Home, path: string, text: string): void {
  try {
    createFolder(env, home.cache);
    writeAtomically(env, path, Buffer.from(text));
  } catch (error) {
    if (!isFailure(error)) throw error;
  }
}
