import { PassThrough } from 'node:stream';
import type { Prompter, Question, Reply } from '../env.ts';
import { Failure } from '../errors.ts';
import { colourLevel, type Style, style } from '../style.ts';
import { keyPrompt } from './prompts/key-prompt.ts';
import { linePrompt } from './prompts/line-prompt.ts';
import { linesPrompt } from './prompts/lines-prompt.ts';
import { pickPrompt } from './prompts/pick-prompt.ts';
import type { Status } from './prompts/status.ts';

type Signal = 'SIGHUP' | 'SIGINT' | 'SIGTERM';

interface Terminal {
  readonly input: NodeJS.ReadableStream & { setRawMode?(raw: boolean): unknown };
  readonly output: NodeJS.WritableStream & { readonly columns?: number; readonly isTTY?: boolean };
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly onSignal: (listener: (signal: Signal) => void) => () => void;
}

type Context = { input: NodeJS.ReadableStream; output: NodeJS.WritableStream; signal: AbortSignal };

/** Columns of a terminal that does not say. */
const USUAL_WIDTH = 80;
const GONE = ['end', 'close', 'error'];

/**
 * Asks at a real terminal. A terminal that goes away while a question stands ends it with `terminal-gone`. The terminal stays in raw mode
 * from first to last, and what is typed between two questions waits for the next one instead of being echoed and lost.
 */
export function terminalPrompter({ input, output, variables, onSignal }: Terminal): Prompter {
  const colours = style(colourLevel(variables, output.isTTY === true));
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
  const context = { input: keys, output };
  const width = (): number => output.columns ?? USUAL_WIDTH;

  return {
    ask: async (question, live) => {
      const signal = live ? AbortSignal.any([gone.signal, live.signal]) : gone.signal;
      try {
        return await asked(
          question,
          { style: colours, width, ...(live && { status: live.status }) },
          { ...context, signal },
        );
      } catch (error) {
        throw reasonOf(error, signal);
      }
    },
    close: () => {
      stopListening();
      for (const event of GONE) input.off(event, hangUp);
      input.off('data', pass);
      input.setRawMode?.(false);
      input.pause();
    },
  };
}

interface Look {
  readonly style: Style;
  /** Columns, as they are now: a terminal may be resized while a question stands. */
  readonly width: () => number;
  readonly status?: Status;
}

async function asked(question: Question, look: Look, context: Context): Promise<Reply> {
  switch (question.type) {
    case 'key':
      return {
        type: 'key',
        key: await keyPrompt({ ...question, ...look }, { ...context, clearPromptOnDone: true }),
      };
    case 'line':
      return { type: 'text', text: await linePrompt({ ...question, ...look }, context) };
    case 'lines':
      return { type: 'text', text: await linesPrompt({ ...question, ...look }, context) };
    case 'menu': {
      const { menuPrompt } = await import('./prompts/menu-prompt.ts');
      return { type: 'items', items: [await menuPrompt(question.label, question.items, context)] };
    }
    default: {
      const config = { mode: question.type, items: question.items, keys: question.keys, ...look };
      const picked = await pickPrompt(config, { ...context, clearPromptOnDone: true });
      return typeof picked === 'string' ? { type: 'key', key: picked } : { type: 'items', items: picked };
    }
  }
}

/** What ended a question: the reason of the signal, Ctrl-C, or a fault. */
function reasonOf(error: unknown, signal: AbortSignal): unknown {
  if (signal.aborted) return signal.reason;
  const isInterrupt = error instanceof Error && error.name === 'ExitPromptError';
  return isInterrupt ? new Failure({ code: 'interrupted' }) : error;
}
