import type { Card } from './card.ts';

/** The number of characters of a right answer; for a manifest, without the lines that it begins with. 0 if nothing is typed. */
export function typedCharacters(card: Card): number {
  if (card.kind === 'command') return Math.min(...card.ways.map((way) => way.text.length));
  if (card.kind !== 'manifest') return 0;
  const given = new Set(linesOf(card.start?.text));
  const [answer] = card.answers;
  return linesOf(answer?.text)
    .filter((line) => !given.has(line))
    .join(' ').length;
}

function linesOf(text = ''): string[] {
  return text.split('\n').map((line) => line.trim());
}
