import { join } from 'node:path';
import type { Catalogue, CatalogueDeck } from '../deck/catalogue.ts';
import type { Env } from '../env.ts';
import { findHome } from '../progress/home.ts';
import { candidates } from './completion/candidates.ts';
import type { Outline, Word } from './completion/outline.ts';

/**
 * Prints what may stand at the cursor, a line each: the word, a tab, what it is; or the one line `:path`. Shells call it at every press of
 * Tab, so it reads what the build and the last session left and loads nothing else.
 * @param words what stands behind the program's name, up to the cursor
 */
export function complete(words: readonly string[], env: Env): number {
  const outline = readJson<Outline>(env, join(env.packageDirectory, 'dist', 'completion.json'));
  if (outline === null) return 0;
  const typed = words.map((word) => (word === '""' ? '' : word));
  const found = candidates(outline, typed, (placeholder) => wordsOfDecks(placeholder, outline, env));
  if (found.type === 'path') env.stdout.write(':path\n');
  else env.stdout.write(found.words.map(([word, does]) => `${word}\t${firstSentence(does)}\n`).join(''));
  return 0;
}

function wordsOfDecks(placeholder: string, { words }: Outline, env: Env): readonly Word[] {
  switch (placeholder) {
    case 'topic':
      return [...topics(decks(env)), ...(words['group'] ?? [])];
    case 'id':
      return decks(env).flatMap(({ topic, title, cards }) =>
        cards.map(({ id, kind }): Word => [`${topic}/${id}`, `${title}, ${kind}`]),
      );
    case 'tag':
      return [...new Set(decks(env).flatMap(({ tags }) => tags))].sort().map((tag) => [tag, '']);
    default:
      return [];
  }
}

function topics(decks: readonly CatalogueDeck[]): Map<string, string> {
  return new Map(decks.map(({ topic, title }) => [topic, title]));
}

/** The learner's own decks as the last session saw them, and the shipped ones. */
function decks(env: Env): CatalogueDeck[] {
  const home = findHome(env);
  const kept = readJson<{ decks: Record<string, { deck: CatalogueDeck }> }>(
    env,
    join(home.cache, 'decks.json'),
  );
  const own = Object.entries(kept?.decks ?? {}).filter(([path]) => path.startsWith(home.decks));
  const shipped = readJson<Catalogue>(env, join(env.packageDirectory, 'dist', 'catalogue.json'));
  return [...own.map(([, { deck }]) => deck), ...(shipped?.decks ?? [])];
}

/** What cannot be read completes nothing; a shell is no place for a complaint. */
function readJson<T>({ fs }: Env, path: string): T | null {
  try {
    return JSON.parse(fs.readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

function firstSentence(text: string): string {
  return (text.split(/[\t\n]|\. /)[0] ?? '').replaceAll('`', '');
}
