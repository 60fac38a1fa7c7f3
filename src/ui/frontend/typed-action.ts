import type { Action } from '../../session/event.ts';
import { lookUp } from '../../source/look-up.ts';
import { ACTION_KEYS } from './keys.ts';

const ACTIONS: readonly Action[] = ['hint', 'reveal', 'undo', 'skip', 'suspend', 'bury', 'edit', 'quit'];

/** A line as it was typed where text is expected. */
export type Typed<O = Action> =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'action'; readonly action: O }
  | { readonly type: 'help' }
  | { readonly type: 'unknown'; readonly word: string };

/** What can be typed in place of an answer. */
export interface TypedActions<O> {
  read(line: string): Typed<O>;
  /** All of them, for messages. */
  readonly words: string;
}

/** Reads a typed line: one that starts with `:` is a command, `::` a literal colon. */
function readTyped<O>(line: string, find: (word: string) => O | undefined): Typed<O> {
  if (line.startsWith('::')) return { type: 'text', text: line.slice(1) };
  if (!line.startsWith(':')) return { type: 'text', text: line };
  const word = line.slice(1).trim().toLowerCase();
  if (word === 'help' || word === '?') return { type: 'help' };
  const action = find(word);
  return action === undefined ? { type: 'unknown', word } : { type: 'action', action };
}

/** Orders by their words, any start of which will do that is no other's. */
export function typedOrders<O>(
  actions: Readonly<Record<string, O>>,
  further: (word: string) => O | undefined = () => undefined,
): TypedActions<O> {
  const words = Object.keys(actions);
  const find = (word: string): O | undefined => {
    const [found, ...others] = words.filter((name) => word !== '' && name.startsWith(word));
    return found === undefined || others.length > 0 ? further(word) : lookUp(actions, found);
  };
  return {
    read: (line) => readTyped(line, find),
    words: [...words, 'help'].map((name) => `:${name}`).join(' '),
  };
}

/** What can be typed in a session; the letter of a key does what the key does. */
export const SESSION_ACTIONS: TypedActions<Action> = typedOrders(
  Object.fromEntries(ACTIONS.map((action) => [action, action])),
  (word) => lookUp(ACTION_KEYS, word),
);
