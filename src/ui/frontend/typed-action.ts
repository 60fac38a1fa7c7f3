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

/** The actions that can be typed instead of an answer. */
export interface TypedActions<O> {
  read(line: string): Typed<O>;
  /** All of them, for messages. */
  readonly words: string;
}

const HELP = 'help';

/** Reads typed actions by their words, and help. Any unambiguous prefix of a word is enough. A line that starts with `:` is one; `::` is a literal colon. */
export function typedOrders<O>(
  actions: Readonly<Record<string, O>>,
  further: (word: string) => O | undefined = () => undefined,
): TypedActions<O> {
  const words = [...Object.keys(actions), HELP];
  const meant = (word: string): Typed<O> => {
    const [found, ...others] = words.filter((name) => word !== '' && name.startsWith(word));
    const isOne = found !== undefined && others.length === 0;
    if (word === '?' || (isOne && found === HELP)) return { type: 'help' };
    const action = isOne ? lookUp(actions, found) : further(word);
    return action === undefined ? { type: 'unknown', word } : { type: 'action', action };
  };
  return {
    read: (line) => {
      if (line.startsWith('::')) return { type: 'text', text: line.slice(1) };
      if (!line.startsWith(':')) return { type: 'text', text: line };
      return meant(line.slice(1).trim().toLowerCase());
    },
    words: words.map((name) => `:${name}`).join(' '),
  };
}

/** The actions that can be typed in a session; a letter does what its key does. */
export const SESSION_ACTIONS: TypedActions<Action> = typedOrders(
  Object.fromEntries(ACTIONS.map((action) => [action, action])),
  (word) => lookUp(ACTION_KEYS, word),
);
