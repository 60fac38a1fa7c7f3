import type { Json } from '../kubernetes/json.ts';

/** A time as objects have it, to the second: `2026-11-21T17:30:00Z`. */
export function timeText(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}

/** The milliseconds since 1970 of a time; `undefined` where there is none. */
export function timeOf(text: Json | undefined): number | undefined {
  if (typeof text !== 'string') return undefined;
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}
