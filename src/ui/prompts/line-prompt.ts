import { createPrompt, isEnterKey, useEffect, useKeypress, useRef, useState } from '@inquirer/core';
import type { Style } from '../../style.ts';

interface Config {
  readonly label: string;
  /** Earlier lines, the newest last; up and down walk through them. */
  readonly history: readonly string[];
  readonly initial?: string;
  /** The line ends an answer of several lines; it is kept on the screen either way. */
  readonly style: Style;
}

/** Reads one line with the editing keys of readline and a history; resolves to the line as typed. */
export const linePrompt = createPrompt<string, Config>(({ label, history, initial = '', style }, done) => {
  const [value, setValue] = useState(initial);
  const [finished, setFinished] = useState(false);
  const place = useRef(history.length);
  const draft = useRef('');

  useEffect((rl) => {
    if (initial) rl.write(initial);
  }, []);

  useKeypress((event, rl) => {
    if (finished) return;
    if (isEnterKey(event)) {
      setFinished(true);
      done(value);
      return;
    }
    const step = event.name === 'up' ? -1 : event.name === 'down' ? 1 : 0;
    if (step !== 0) {
      if (place.current === history.length) draft.current = value;
      place.current = Math.max(0, Math.min(history.length, place.current + step));
      rl.clearLine(0);
      rl.write(history[place.current] ?? draft.current);
    }
    setValue(rl.line);
  });

  return `${style.bold(label)} ${value}`;
});
