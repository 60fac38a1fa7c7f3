import type { KeyChoice } from '../../env.ts';
import { columns } from '../render/wrap.ts';
import { rowsOf, within } from '../terminal/rows.ts';
import type { Prompt } from '../terminal/view.ts';
import { hasQuit, keyLine, pressed, QUIT } from './key-line.ts';
import { statusWords } from './status-words.ts';

/** Waits for one of some keys; the reply is its name. */
export function keyPrompt(keys: readonly KeyChoice[]): Prompt<null, string> {
  return {
    start: null,
    isTyped: false,
    stays: false,
    ...(hasQuit(keys) && { atEnd: () => QUIT }),
    step: (state, key) => {
      const reply = pressed(keys, key);
      return reply === undefined ? { state } : { state, reply };
    },
    view: (_, look) => {
      const rows = rowsOf(`${keyLine(keys, look.style, look.columns, statusWords(look))} `, look.columns);
      const row = rows.length - 1;
      return within({ rows, cursor: { row, column: columns(rows[row] ?? '') } }, look.rows);
    },
  };
}
