import type { Json } from '../kubernetes/json.ts';

let last = { second: 0, text: '1970-01-01T00:00:00Z' };

/**
 * A time in the form used by objects, to the second: `2026-11-21T17:30:00Z`. The last text is cached because consecutive calls are often
 * for the same second.
 */
export function timeText(milliseconds: number): string {
  const second = Math.floor(milliseconds / 1000);
  if (second !== last.second)
    last = { second, text: `${new Date(milliseconds).toISOString().slice(0, 19)}Z` };
  return last.text;
}

/** A time in milliseconds since 1970, or `undefined` if the value is not a time. */
export function timeOf(text: Json | undefined): number | undefined {
  if (typeof text !== 'string') return undefined;
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}
