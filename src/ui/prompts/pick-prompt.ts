import {
  createPrompt,
  isDownKey,
  isEnterKey,
  isUpKey,
  type KeypressEvent,
  useKeypress,
  useState,
} from '@inquirer/core';
import type { KeyChoice } from '../../env.ts';
import type { Style } from '../../style.ts';
import { hang } from '../render/wrap.ts';
import { keyLine, pressed } from './key-line.ts';
import { type Pick, pick, start } from './pick.ts';
import { type Status, useStatus } from './status.ts';

interface Config {
  readonly mode: Pick['mode'];
  readonly items: readonly string[];
  readonly keys: readonly KeyChoice[];
  readonly style: Style;
  readonly width: () => number;
  readonly status?: Status;
}

/**
 * Picks one item, several, or all in an order; resolves to their positions from 0, or to the name of one of `keys`.
 * Digits pick, arrows move, space picks what is marked, backspace takes the last pick back, Enter confirms.
 */
export const pickPrompt = createPrompt<readonly number[] | string, Config>(
  ({ mode, items, keys, style, width, status }, done) => {
    const [state, setState] = useState<Pick>(start(mode, items.length));
    const before = useStatus(status, style);

    useKeypress((event, rl) => {
      rl.clearLine(0);
      const key = pressed(keys, event);
      if (key !== undefined) {
        done(key);
        return;
      }
      const next = pick(state, action(event));
      setState(next);
      if (next.confirmed) done(next.picked);
    });

    const help = keyLine([...usage(state), ...keys], style, width());
    return [rows(state, items, style, width()).join('\n'), `${before}${help}`];
  },
);

function action(event: KeypressEvent): Parameters<typeof pick>[1] {
  if (isUpKey(event)) return 'up';
  if (isDownKey(event)) return 'down';
  if (isEnterKey(event)) return 'confirm';
  if (event.name === 'space') return 'toggle';
  if (event.name === 'backspace') return 'back';
  return /^[1-9]$/.test(event.name) ? Number(event.name) - 1 : 'none';
}

function rows(state: Pick, items: readonly string[], style: Style, width: number): string[] {
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
  return [{ key: `1-${Math.min(count, 9)}`, label: digits }, enter];
}
