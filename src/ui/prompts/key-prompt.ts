import { createPrompt, useKeypress } from '@inquirer/core';
import type { KeyChoice } from '../../env.ts';
import type { Style } from '../../style.ts';
import { keyLine, pressed } from './key-line.ts';
import { type Status, useStatus } from './status.ts';

interface Config {
  readonly keys: readonly KeyChoice[];
  readonly style: Style;
  readonly width: () => number;
  readonly status?: Status;
}

/** Waits for one of some keys; resolves to its name. */
export const keyPrompt = createPrompt<string, Config>(({ keys, style, width, status }, done) => {
  const before = useStatus(status, style);
  useKeypress((event, rl) => {
    rl.clearLine(0);
    const key = pressed(keys, event);
    if (key !== undefined) done(key);
  });
  return `${before}${keyLine(keys, style, width())} `;
});
