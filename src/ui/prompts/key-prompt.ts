import type { KeyChoice } from '../../env.ts';
import { columns } from '../render/wrap.ts';
import { rowsOf, within } from '../terminal/rows.ts';
import type { Prompt } from '../terminal/view.ts';
import { hasQuit, keyLine, pressed, QUIT } from './key-line.ts';
import { statusWords } from './status-words.ts';

/**
 * Waits for one of some keys; the reply is its name.
 * @param lead what comes before the keys, on the same line
 */
export function keyPrompt(keys: readonly KeyChoice[], lead?: string): Prompt<null, string> {
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
      const words = lead === undefined ? '' : `${look.style.bold(lead)}${look.style.dim(' · ')}`;
      const line = keyLine(keys, look, statusWords(look) + words);
      const rows = rowsOf(`${line} `, look.width);
      const row = rows.length - 1;
      return within({ rows, cursor: { row, column: columns(rows[row] ?? '') } }, look.rows);
    },
  };
}
