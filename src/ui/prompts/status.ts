import { useEffect, useState } from '@inquirer/core';
import type { Style } from '../../style.ts';

/** A few words that change while a prompt stands. */
export type Status = () => string;

/** Milliseconds; short enough for a clock that shows seconds to skip none. */
const INTERVAL = 250;

/** The words as they are now, with a blank behind them; the prompt is drawn anew when they change. To be called from a prompt. */
export function useStatus(status: Status | undefined, style: Style): string {
  const [words, setWords] = useState(status?.() ?? '');
  useEffect(() => {
    if (!status) return;
    const ticking = setInterval(() => setWords(status()), INTERVAL);
    return () => clearInterval(ticking);
  }, []);
  return words === '' ? '' : `${style.warn(words)} `;
}
