import type { EndingSignal, Prompter, Question, Reply } from '../env.ts';
import { endedBy, Failure } from '../errors.ts';
import { colourLevel } from '../source/colour-level.ts';
import { style } from '../style.ts';
import { keyPrompt } from './prompts/key-prompt.ts';
import { linePrompt } from './prompts/line-prompt.ts';
import { linesPrompt } from './prompts/lines-prompt.ts';
import { pickPrompt } from './prompts/pick-prompt.ts';
import { keyInput } from './terminal/key-input.ts';
import { type LiveDevice, runPrompt, type TerminalDevice } from './terminal/run-prompt.ts';

export interface Terminal {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream & {
    readonly columns?: number;
    readonly rows?: number;
    readonly isTTY?: boolean;
  };
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly onSignal: (listener: (signal: EndingSignal) => void) => () => void;
  /** Switches the terminal to raw mode: every key arrives as it is pressed. */
  readonly takeOver: () => void;
  /** Restores the terminal's previous mode. */
  readonly giveBack: () => void;
  /** Stops the program until the user resumes it. */
  readonly suspend: () => void;
  /** Calls back when the program is resumed. @returns a function that stops listening */
  readonly onResume: (listener: () => void) => () => void;
}

/**
 * Asks questions at a real terminal. If the terminal goes away while a question is open, the question ends with `terminal-gone`. The terminal
 * stays in raw mode from the first question to the last, so that keys typed between two questions wait for the next one instead of being echoed.
 */
export function terminalPrompter(terminal: Terminal): Prompter {
  const { input, output, variables, onSignal } = terminal;
  const gone = new AbortController();
  const stopListening = onSignal((signal) => gone.abort(endedBy(signal)));
  const keys = keyInput(terminal, (code) => gone.abort(new Failure({ code })));
  const device: TerminalDevice = {
    keys,
    output,
    style: style(colourLevel(variables, output.isTTY === true)),
    write: (text) => output.write(text),
    columns: () => output.columns || 80,
    rows: () => output.rows || 24,
    onResize: (listener) => {
      output.on('resize', listener);
      return () => output.off('resize', listener);
    },
  };
  terminal.takeOver();
  return {
    ask: (question, live) => {
      const signal = live ? AbortSignal.any([gone.signal, live.signal]) : gone.signal;
      return asked(
        question,
        { ...device, status: live?.status ?? (() => ''), endIsQuit: live?.endIsQuit ?? true },
        signal,
      );
    },
    close: () => {
      stopListening();
      keys.close();
      terminal.giveBack();
      input.pause();
    },
  };
}

async function asked(question: Question, device: LiveDevice, signal: AbortSignal): Promise<Reply> {
  switch (question.type) {
    case 'key':
      return { type: 'key', key: await runPrompt(keyPrompt(question.keys, question.lead), device, signal) };
    case 'line':
      return { type: 'text', text: await runPrompt(linePrompt(question), device, signal) };
    case 'lines': {
      const { text, command } = await runPrompt(linesPrompt(question), device, signal);
      return command === undefined ? { type: 'text', text } : { type: 'text', text: command, draft: text };
    }
    case 'menu': {
      const { menuPrompt } = await import('./prompts/menu-prompt.ts');
      return { type: 'items', items: [await menuPrompt(question, device, signal)] };
    }
    default: {
      const { key, picked } = await runPrompt(pickPrompt(question), device, signal);
      return key === undefined ? { type: 'items', items: picked } : { type: 'key', key, picked };
    }
  }
}
