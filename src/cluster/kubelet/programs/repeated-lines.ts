import { LONGEST_LOG, type RunningProgram, writeLog } from './running-program.ts';

const LEAST_WAIT = 1000;

/** Writes the lines that have become due since the last call, in chronological order. */
export function writeRepeats(running: RunningProgram, until: number): void {
  const { program, startedAt, seenAt } = running;
  const due = (program.repeats ?? []).flatMap(({ text, every }) => {
    const first = Math.max(0, Math.floor((seenAt - startedAt) / every) + 1);
    const last = Math.floor((until - startedAt) / every);
    const from = Math.max(first, last - LONGEST_LOG);
    return Array.from({ length: Math.max(0, last - from + 1) }, (_, at) => ({
      at: startedAt + (from + at) * every,
      text,
    }));
  });
  for (const { at, text } of due.sort((a, b) => a.at - b.at)) writeLog(running, at, 1, `${text}\n`);
  running.seenAt = Math.max(seenAt, until);
}

/** When to write the next lines, at most once a second; infinity if there are none. */
export function nextRepeat({ program, startedAt }: RunningProgram, now: number): number {
  const times = (program.repeats ?? []).map(
    ({ every }) => startedAt + (Math.floor((now - startedAt) / every) + 1) * every,
  );
  return Math.max(now + LEAST_WAIT, Math.min(...times, Number.POSITIVE_INFINITY));
}
