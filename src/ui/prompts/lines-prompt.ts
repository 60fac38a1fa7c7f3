import { createPrompt, isEnterKey, useKeypress, useState } from '@inquirer/core';
import type { Style } from '../../style.ts';
import { walkHistory } from './history.ts';

interface Config {
  readonly label: string;
  readonly history: readonly string[];
  readonly help: string;
  readonly style: Style;
}

/**
 * Reads several lines, ended by a line `.`; resolves to them, the end left out. One prompt for all of them, so that pasted text keeps every
 * line. A first line that is a command (`:hint`) stands alone.
 */
export const linesPrompt = createPrompt<string, Config>(({ label, history, help, style }, done) => {
  const [lines, setLines] = useState<readonly string[]>([]);
  const [value, setValue] = useState('');
  const [finished, setFinished] = useState(false);
  const walk = walkHistory(history);

  useKeypress((event, rl) => {
    if (finished) return;
    if (!isEnterKey(event)) {
      walk(event, rl, value);
      setValue(rl.line);
      return;
    }
    const isCommand = lines.length === 0 && /^:[^:]/.test(value);
    if (value === '.' || isCommand) {
      setFinished(true);
      done(isCommand ? value : lines.join('\n'));
      return;
    }
    setLines([...lines, value]);
    setValue('');
  });

  const further = '.'.repeat(label.length);
  const rows = [...lines, value].map((line, i) => `${style.bold(i === 0 ? label : further)} ${line}`);
  return [rows.join('\n'), finished ? '' : style.dim(help)];
});
