import { join } from 'node:path';
import { CATALOGUE_VERSION, type Catalogue, type CatalogueDeck } from '../../deck/catalogue/catalogue.ts';
import type { Env } from '../../env.ts';
import { readText } from '../../files/read-file.ts';
import { keptDecks } from '../../learner/deck-cache.ts';
import { findHome } from '../../progress/home.ts';
import { printableLine } from '../../source/printable.ts';
import { candidates } from './candidates.ts';
import type { CompletionWord, ProgramOutline } from './outline.ts';

/**
 * Prints the candidates, one per line: the word, a tab, its description; or the single line `:path`. A word with a line break is left out.
 * Shells call it at every press of Tab, so it reads only what the build and the last session have written.
 * @param words the words after the program's name, up to the cursor
 */
export function complete(words: readonly string[], env: Env): number {
  const outline = readJson<ProgramOutline>(env, join(env.packageDirectory, 'dist', 'completion.json'));
  if (outline === null) return 0;
  const typed = words.map((word) => (word === '""' ? '' : word));
  const found = candidates(outline, typed, (placeholder) => wordsFor(placeholder, outline, env));
  if (found.type === 'path') env.stdout.write(':path\n');
  else
    env.stdout.write(
      found.words
        .filter(([word]) => word === printableLine(word))
        .map(([word, does]) => `${word}\t${printableLine(firstSentence(does))}\n`)
        .join(''),
    );
  return 0;
}

function wordsFor(placeholder: string, { words }: ProgramOutline, env: Env): readonly CompletionWord[] {
  const known = words[placeholder] ?? [];
  switch (placeholder) {
    case 'topic':
      return [
        ...new Map([...ownDecks(env).map(({ topic, title }): CompletionWord => [topic, title]), ...known]),
      ];
    case 'id':
      return [...ownDecks(env), ...shippedDecks(env)].flatMap(({ topic, title, cards }) =>
        cards.map(({ id, kind }): CompletionWord => [`${topic}/${id}`, `${title}, ${kind}`]),
      );
    case 'tag': {
      const tags = [...ownDecks(env), ...shippedDecks(env)].flatMap((deck) => deck.tags);
      return [...new Set(tags)].sort().map((tag) => [tag, '']);
    }
    default:
      return known;
  }
}

/** The decks as the last session read them. */
function ownDecks(env: Env): CatalogueDeck[] {
  const home = findHome(env);
  return keptDecks(env, home, home.decks);
}

function shippedDecks(env: Env): readonly CatalogueDeck[] {
  const catalogue = readJson<Catalogue>(env, join(env.packageDirectory, 'dist', 'catalogue.json'));
  return catalogue?.version === CATALOGUE_VERSION ? catalogue.decks : [];
}

/** A file that cannot be read gives no candidates: a complaint at a press of Tab would be out of place. */
function readJson<T>({ fs }: Env, path: string): T | null {
  try {
    return JSON.parse(readText(fs, path));
  } catch {
    return null;
  }
}

function firstSentence(text: string): string {
  return (text.split(/[\t\n]|\. /)[0] ?? '').replaceAll('`', '');
}
