import { createPrompt, isEnterKey, useKeypress, useState } from '@inquirer/core';
import { wrap } from '../render/wrap.ts';
import { walkHistory } from './history.ts';
import type { LineConfig } from './line-prompt.ts';
import { useStatus } from './status.ts';

/**
 * Reads several lines, ended by a line `.`; resolves to them, the end left out. One prompt for all of them, so that pasted text keeps every
 * line. A first line that is a command (`:hint`) stands alone.
 */
export const linesPrompt = createPrompt<string, LineConfig>(
  ({ label, history, help, style, width, status }, done) => {
    const [lines, setLines] = useState<readonly string[]>([]);
    const [value, setValue] = useState('');
    const [finished, setFinished] = useState(false);
    const walk = walkHistory(history);
    const before = useStatus(status, style);

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
    return [`${before}${rows.join('\n')}`, finished ? '' : style.dim(wrap(help, width()))];
  },
);
