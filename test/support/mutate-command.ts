import type { Seeded } from '../../src/cluster/seeded.ts';
import { readScript } from '../../src/kubernetes/command/statement.ts';

/** A script with one thing gone or changed: a flag, a value, a name. */
export function mutated(text: string, random: Seeded): string {
  const all = mutants(text);
  return all[random.below(Math.max(all.length, 1))] ?? `${text} --all`;
}

export function mutants(text: string): string[] {
  const found: string[] = [];
  const cut = (start: number, end: number, by = ''): string =>
    `${text.slice(0, start)}${by}${text.slice(end)}`;
  for (const { commands } of readScript(text).statements)
    for (const { options, words } of commands) {
      for (const { value, range, valueRange } of options) {
        found.push(cut(range.start, range.end));
        if (valueRange.end - valueRange.start === value.length)
          found.push(cut(valueRange.start, valueRange.end, otherWord(value)));
      }
      for (const { value, range } of words)
        if (range.end - range.start === value.length)
          found.push(cut(range.start, range.end), cut(range.start, range.end, otherWord(value)));
    }
  return found;
}

function otherWord(word: string): string {
  return /^\d+$/.test(word) ? String(Number(word) + 1) : `${word}x`;
}
