import type { Order } from '../../session/event.ts';

const ORDERS: readonly Order[] = ['hint', 'undo', 'skip', 'suspend', 'bury', 'edit', 'quit'];

export type Typed =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'order'; readonly order: Order }
  | { readonly type: 'help' }
  | { readonly type: 'unknown'; readonly word: string };

/** Reads a typed line: one that starts with `:` is a command (any start of its name that is no other's), `::` a literal colon. */
export function readTyped(line: string): Typed {
  if (line.startsWith('::')) return { type: 'text', text: line.slice(1) };
  if (!line.startsWith(':')) return { type: 'text', text: line };
  const word = line.slice(1).trim().toLowerCase();
  if (word === 'help' || word === '?') return { type: 'help' };
  const found = ORDERS.filter((order) => word !== '' && order.startsWith(word));
  const [order] = found;
  return found.length === 1 && order ? { type: 'order', order } : { type: 'unknown', word };
}

/** The commands that can be typed, for messages. */
export const TYPED_ORDERS = [...ORDERS, 'help'].map((order) => `:${order}`).join(' ');
