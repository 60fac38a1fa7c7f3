import type { Word } from './word.ts';

const MOST = 100;

/**
 * The words that `pod{1..3}` or `{a,b}.yaml` expands to; the word itself if there is nothing to expand. Only one pair of braces per word and at
 * most 100 words are expanded; anything else stays as written.
 */
export function expandBraces(word: Word): readonly Word[] {
  if (word.quoted || !word.value.includes('{')) return [word];
  const { value } = word;
  const open = value.indexOf('{');
  const close = value.indexOf('}', open);
  if (close === -1 || value.indexOf('{', open + 1) !== -1) return [word];
  const parts = alternatives(value.slice(open + 1, close));
  if (parts.length < 2 || parts.length > MOST) return [word];
  return parts.map((part) => ({ ...word, value: value.slice(0, open) + part + value.slice(close + 1) }));
}

function alternatives(inner: string): string[] {
  if (inner.includes(',')) return inner.split(',');
  const range = /^(-?\d{1,6})\.\.(-?\d{1,6})$/.exec(inner);
  if (range === null) return [];
  const first = Number(range[1]);
  const last = Number(range[2]);
  const count = Math.min(Math.abs(last - first), MOST) + 1;
  return Array.from({ length: count }, (_, n) => String(first + (last < first ? -n : n)));
}
