import type { Check, Subject } from './check.ts';
import { problemOf } from './check.ts';

const SHOWN = 10;

export function checkDecks({ library }: Subject): Check[] {
  if ('failure' in library) return [problemOf(library.failure)];
  const { decks, entries, findings, unreadable } = library.value;
  const found = findings.slice(0, SHOWN).map(({ severity, message, help, file, range }): Check => {
    const { line, column } = file.lines.position(range.start);
    return {
      status: severity === 'error' ? 'problem' : 'note',
      message: `${file.path}:${line}:${column}: ${message}`,
      ...(help !== undefined && { help }),
    };
  });
  const more = findings.length - SHOWN;
  const rest: Check[] =
    more > 0 ? [{ status: 'problem', message: `and ${more} more findings in decks` }] : [];
  const cards: Check = { status: 'ok', message: `${entries.length} cards in ${decks.length} decks` };
  return [cards, ...unreadable.map(problemOf), ...found, ...rest];
}
