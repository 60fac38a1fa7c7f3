import { PassThrough } from 'node:stream';
import type { Prompter, Question, Reply } from '../env.ts';
import { Failure, isFailure } from '../errors.ts';
import type { Style } from '../style.ts';
import { keyPrompt } from './prompts/key-prompt.ts';
import { linePrompt } from './prompts/line-prompt.ts';
import { linesPrompt } from './prompts/lines-prompt.ts';
import { pickPrompt } from './prompts/pick-prompt.ts';

type Signal = 'SIGHUP' | 'SIGINT' | 'SIGTERM';

interface Terminal {
  readonly input: NodeJS.ReadableStream & { setRawMode?(raw: boolean): unknown };
  readonly output: NodeJS.WritableStream;
  readonly style: Style;
  readonly onSignal: (listener: (signal: Signal) => void) => () => void;
}

type Context = { input: NodeJS.ReadableStream; output: NodeJS.WritableStream; signal: AbortSignal };

const GONE = ['end', 'close', 'error'];

/**
 * Asks at a real terminal. A terminal that goes away while a question stands ends it with `terminal-gone`. The terminal stays in raw mode
 * from first to last, and what is typed between two questions waits for the next one instead of being echoed and lost.
 */
export function terminalPrompter({ input, output, style, onSignal }: Terminal): Prompter {
  const gone = new AbortController();
  const hangUp = (): void => gone.abort(new Failure({ code: 'terminal-gone' }));
  const stopListening = onSignal((signal) =>
    signal === 'SIGINT' ? gone.abort(new Failure({ code: 'interrupted' })) : hangUp(),
  );
  const keys = new PassThrough();
  const pass = (chunk: Buffer): void => {
    keys.write(chunk);
  };
  for (const event of GONE) input.on(event, hangUp);
  input.setRawMode?.(true);
  input.on('data', pass);
  input.resume();
  const context: Context = { input: keys, output, signal: gone.signal };

  return {
    ask: (question) => asked(question, style, context).catch((error) => rethrow(error, gone.signal)),
    close: () => {
      stopListening();
      for (const event of GONE) input.off(event, hangUp);
      input.off('data', pass);
      input.setRawMode?.(false);
      input.pause();
    },
  };
}

async function asked(question: Question, style: Style, context: Context): Promise<Reply> {
  switch (question.type) {
    case 'key':
      return {
        type: 'key',
        key: await keyPrompt({ ...question, style }, { ...context, clearPromptOnDone: true }),
      };
    case 'line':
      return { type: 'text', text: await linePrompt({ ...question, style }, context) };
    case 'lines':
      return { type: 'text', text: await linesPrompt({ ...question, style }, context) };
    case 'menu': {
      const { menuPrompt } = await import('./prompts/menu-prompt.ts');
      return { type: 'items', items: [await menuPrompt(question.label, question.items, context)] };
    }
    default: {
      const config = { mode: question.type, items: question.items, keys: question.keys, style };
      const picked = await pickPrompt(config, { ...context, clearPromptOnDone: true });
      return typeof picked === 'string' ? { type: 'key', key: picked } : { type: 'items', items: picked };
    }
  }
}

function rethrow(error: unknown, signal: AbortSignal): never {
  if (signal.aborted && isFailure(signal.reason)) throw signal.reason;
  if (error instanceof Error && error.name === 'ExitPromptError') throw new Failure({ code: 'interrupted' });
  throw error;
}
