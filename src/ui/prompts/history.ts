import { useRef } from '@inquirer/core';

interface Line {
  readonly line: string;
  clearLine(direction: 0): void;
  write(text: string): void;
}

/** Up and down walk through earlier lines, the newest last; what was being typed waits below the newest. To be called from a prompt. */
export function walkHistory(
  history: readonly string[],
): (event: { readonly name: string }, rl: Line, typed: string) => void {
  const place = useRef(history.length);
  const draft = useRef('');
  return ({ name }, rl, typed) => {
    const step = name === 'up' ? -1 : name === 'down' ? 1 : 0;
    if (step === 0) return;
    if (place.current === history.length) draft.current = typed;
    place.current = Math.max(0, Math.min(history.length, place.current + step));
    rl.clearLine(0);
    rl.write(history[place.current] ?? draft.current);
  };
}
