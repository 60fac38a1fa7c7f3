import type { Item, List } from '../markdown/block.ts';

/** Whether an item begins with `[ ]` or `[x]`, as in <https://github.github.com/gfm/#task-list-items-extension->. */
export type Tick = 'ticked' | 'open' | 'none';

const MARKER = 3;

/** The offset of `[ ]` in a task; call it only if `tickOf` says that the item is one. */
export function tickOf(text: string, item: Item): Tick {
  const first = item.children[0];
  if (first?.type !== 'paragraph' || text.charCodeAt(first.start) !== 91) return 'none';
  if (text.charCodeAt(first.start + 2) !== 93) return 'none';
  const after = text.charCodeAt(first.start + MARKER);
  const ends = first.start + MARKER >= first.end || after === 32 || (after >= 9 && after <= 13);
  const mark = text.charAt(first.start + 1);
  if (!ends) return 'none';
  if (mark === 'x' || mark === 'X') return 'ticked';
  return mark === ' ' ? 'open' : 'none';
}

/** The offset after the marker of a task. */
export function taskTextStart(item: Item): number {
  return (item.children[0]?.start ?? item.end) + MARKER;
}

export function isTaskList(text: string, list: List): boolean {
  return list.items.some((item) => tickOf(text, item) !== 'none');
}

export function tickedItems(text: string, list: List): number {
  let ticked = 0;
  for (const item of list.items) if (tickOf(text, item) === 'ticked') ticked++;
  return ticked;
}
