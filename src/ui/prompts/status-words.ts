import type { Look } from '../terminal/view.ts';

/** The words that change while a prompt is open, with a blank after them; empty where there are none. */
export function statusWords({ status, style }: Look): string {
  return status === '' ? '' : `${style.warn(status)} `;
}
