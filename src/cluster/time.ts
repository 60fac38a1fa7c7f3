import type { Json } from '../kubernetes/json.ts';

let last = { second: 0, text: '1970-01-01T00:00:00Z' };

/** A time as objects have it, to the second: `2026-11-21T17:30:00Z`. Many in a row are the same. */
export function timeText(milliseconds: number): string {
  const second = Math.floor(milliseconds / 1000);
  if (second !== last.second)
    last = { second, text: `${new Date(milliseconds).toISOString().slice(0, 19)}Z` };
  return last.text;
}

/** The milliseconds since 1970 of a time; `undefined` where there is none. */
export function timeOf(text: Json | undefined): number | undefined {
  if (typeof text !== 'string') return undefined;
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}
