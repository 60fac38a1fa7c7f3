import { createPrompt, isEnterKey, useKeypress, useState } from '@inquirer/core';
import type { Style } from '../../style.ts';
import { wrap } from '../render/wrap.ts';
import { walkHistory } from './history.ts';
import { type Status, useStatus } from './status.ts';

/** What a prompt for typed text is asked with. */
export interface LineConfig {
  readonly label: string;
  readonly history: readonly string[];
  /** Shown below the line while it is typed. */
  readonly help: string;
  readonly style: Style;
  readonly width: () => number;
  readonly status?: Status;
}

/** Reads one line with the editing keys of readline and a history; resolves to the line as typed. */
export const linePrompt = createPrompt<string, LineConfig>(
  ({ label, history, help, style, width, status }, done) => {
    const [value, setValue] = useState('');
    const [finished, setFinished] = useState(false);
    const walk = walkHistory(history);
    const before = useStatus(status, style);

    useKeypress((event, rl) => {
      if (finished) return;
      if (isEnterKey(event)) {
        setFinished(true);
        done(value);
        return;
      }
      walk(event, rl, value);
      setValue(rl.line);
    });

    return [`${before}${style.bold(label)} ${value}`, finished ? '' : style.dim(wrap(help, width()))];
  },
);
