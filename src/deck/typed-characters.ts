import type { Card } from './card.ts';

/** Characters that a right answer takes to type; of a manifest, those of the lines that it does not begin with. 0 where nothing is typed. */
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
