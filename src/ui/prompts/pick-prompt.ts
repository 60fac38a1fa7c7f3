import type { KeyChoice } from '../../env.ts';
import { lookUp } from '../../source/look-up.ts';
import { hang } from '../render/wrap.ts';
import type { TerminalKey } from '../terminal/key.ts';
import { rowsOf, within } from '../terminal/rows.ts';
import type { Look, Prompt, PromptView } from '../terminal/view.ts';
import { hasQuit, keyLine, pressed, QUIT } from './key-line.ts';
import { type Pick, type PickAction, pick, start } from './pick.ts';
import { statusWords } from './status-words.ts';

interface PickQuestion {
  readonly type: Pick['mode'];
  readonly items: readonly string[];
  readonly keys: readonly KeyChoice[];
  /** The initial picks, as positions from 0. */
  readonly picked: readonly number[];
}

/** The picks as positions from 0, and the key that was pressed instead of Enter. */
interface Picked {
  readonly picked: readonly number[];
  readonly key?: string;
}

/**
 * Picks one item, several, or all in an order. Digits pick, arrows move, space picks what is marked, Enter confirms. Backspace takes the last pick
 * back, and so does `u` while there is one.
 */
export function pickPrompt({ type, items, keys, picked }: PickQuestion): Prompt<Pick, Picked> {
  return {
    start: { ...start(type, items.length), picked },
    isTyped: false,
    stays: false,
    ...(hasQuit(keys) && { atEnd: ({ picked }) => ({ picked, key: QUIT }) }),
    step: (state, key) => {
      const name = pressed(keys, key);
      if (name === UNDO && state.picked.length > 0) return { state: pick(state, 'back') };
      if (name !== undefined) return { state, reply: { picked: state.picked, key: name } };
      const next = pick(state, action(key));
      return next.confirmed ? { state: next, reply: { picked: next.picked } } : { state: next };
    },
    view: (state, look) => {
      const below = rowsOf(keyLine([...usage(state), ...keys], look, statusWords(look)), look.width);
      const list = listView(state, items, look);
      const room = look.rows - below.length;
      if (room < 1) return within(list, look.rows);
      const shown = within(list, room);
      return { ...shown, rows: [...shown.rows, ...below] };
    },
  };
}

function listView(state: Pick, items: readonly string[], look: Look): PromptView {
  const all = rows(state, items, look).map((item) => rowsOf(item, look.width));
  const row = all.slice(0, state.active).reduce((sum, item) => sum + item.length, 0);
  return { rows: all.flat(), cursor: { row, column: 0 } };
}

/** The key that undoes the last step, here as in a session. */
const UNDO = 'u';

const ACTIONS: Readonly<Record<string, PickAction>> = {
  up: 'up',
  'ctrl-p': 'up',
  down: 'down',
  'ctrl-n': 'down',
  backspace: 'back',
};

function action(key: TerminalKey): PickAction {
  if (key.type === 'enter') return 'confirm';
  if (key.type === 'named') return lookUp(ACTIONS, key.name) ?? 'none';
  if (key.text === ' ') return 'toggle';
  if (key.text === 'k') return 'up';
  if (key.text === 'j') return 'down';
  return /^[1-9]$/.test(key.text) ? Number(key.text) - 1 : 'none';
}

function rows(state: Pick, items: readonly string[], { style, width }: Look): string[] {
  return items.map((item, index) => {
    const active = index === state.active;
    const place = state.picked.indexOf(index);
    const mark =
      state.mode === 'one'
        ? ''
        : state.mode === 'many'
          ? place < 0
            ? '[ ] '
            : '[x] '
          : `[${place < 0 ? ' ' : place + 1}] `;
    const row = hang(`${active ? '>' : ' '} ${index + 1} ${mark}`, item, width);
    return active ? style.bold(row) : row;
  });
}

function usage({ mode, count }: Pick): KeyChoice[] {
  const digits = { one: 'pick', many: 'pick or drop', order: 'next step' }[mode];
  const enter: KeyChoice = { key: 'enter', label: mode === 'one' ? 'pick the marked one' : 'done' };
  const back: KeyChoice[] = mode === 'order' ? [{ key: 'backspace', label: 'take one back' }] : [];
  return [{ key: `1-${Math.min(count, 9)}`, label: digits }, ...back, enter];
}
