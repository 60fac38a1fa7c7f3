import type { Env } from '../../env.ts';
import { endedBy, type Failure } from '../../errors.ts';

/** Lines of standard input, read as they are asked for. */
export interface LineReader {
  /** The next line without its ending; `null` when there is none. @throws Failure when a signal ends the wait. */
  next(): Promise<string | null>;
  close(): void;
}

export function lineReader({ stdin, onSignal }: Pick<Env, 'stdin' | 'onSignal'>): LineReader {
  let stopped: (failure: Failure) => void = () => {};
  const signalled = new Promise<never>((_, reject) => {
    stopped = reject;
  });
  signalled.catch(() => {});
  const stopListening = onSignal((signal) => stopped(endedBy(signal)));
  const lines = split(stdin);
  return {
    next: async () => {
      const { done, value } = await Promise.race([lines.next(), signalled]);
      return done ? null : value;
    },
    close: () => {
      stopListening();
      stdin.destroy();
    },
  };
}

async function* split(stdin: Env['stdin']): AsyncGenerator<string, void> {
  stdin.setEncoding('utf8');
  let rest = '';
  for await (const chunk of stdin) {
    const lines = `${rest}${chunk}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield line.replace(/\r$/, '');
  }
  if (rest !== '') yield rest;
}
