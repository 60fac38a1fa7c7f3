import type { Option } from '../../kubernetes/command/option.ts';
import { readScript } from '../../kubernetes/command/statement.ts';

/** Scripts with one part removed or changed: a flag, its value or a part of it, or a word. */
export function commandMutants(text: string): string[] {
  const found: string[] = [];
  const cut = (start: number, end: number, by = ''): string =>
    `${text.slice(0, start)}${by}${text.slice(end)}`;
  for (const { commands } of readScript(text).statements)
    for (const { options, words } of commands) {
      for (const option of options) {
        const { value, range, valueRange } = option;
        found.push(cut(range.start, range.end));
        if (valueRange.end - valueRange.start === value.length)
          found.push(cut(valueRange.start, valueRange.end, otherWord(value)));
        found.push(...otherValues(text, option).map((by) => cut(valueRange.start, valueRange.end, by)));
      }
      for (const { value, range } of words)
        if (range.end - range.start === value.length)
          found.push(cut(range.start, range.end), cut(range.start, range.end, otherWord(value)));
    }
  return [...new Set(found)];
}

function otherWord(word: string): string {
  return /^\d+$/.test(word) ? String(Number(word) + 1) : `${word}x`;
}

const ITEM = /,[^,(){}[\]'"]+(?=['"]?$)|(?<=^['"]?)[^,(){}[\]'"]+,/g;

/** Weaker forms of a value: with one item fewer, with the first item of a list instead of all, or without a filter. */
function otherValues(text: string, { valueRange }: Option): string[] {
  const written = text.slice(valueRange.start, valueRange.end);
  const others = [
    ...[...written.matchAll(ITEM)].map(([item]) => written.replace(item, '')),
    written.replace('[*]', '[0]'),
    written.replace(/\[\?\([^()]*\)\]/, '[*]'),
  ];
  return others.filter((other) => other !== written && other !== '');
}
