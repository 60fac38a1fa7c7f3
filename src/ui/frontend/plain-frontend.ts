import type { Output } from '../../env.ts';
import type { Screen } from '../../screen.ts';
import type { Input } from '../../session/event.ts';
import { renderView } from '../render/view.ts';
import { SESSION_DOUBTS } from './doubt.ts';
import type { Frontend } from './frontend.ts';
import type { LineReader } from './line-reader.ts';
import { numberedItems, readAnswer } from './read-answer.ts';
import type { Reference } from './reference.ts';
import { SESSION_ACTIONS } from './typed-action.ts';

/**
 * A session in plain lines: nothing is redrawn, no key is read, nothing is asked after a graded answer. For pipes, screen readers
 * and scripts; the forms of the answers are part of the program's interface.
 */
export function plainFrontend(
  reader: LineReader,
  output: Output,
  screen: Screen,
  reference: Reference,
): Frontend {
  const print = (text: string): void => output.write(`${text}\n`);
  return {
    show: (view) => print(renderView(view, screen)),
    ask: async (ask) => {
      if (ask.type === 'after' || ask.type === 'introduction') return { type: 'next' };
      if (ask.type === 'rating') return ask.unsure ? { type: 'next' } : rating(reader, print);
      const items = numberedItems(ask.card, ask.order, screen);
      if (items !== '') print(`${items}\n`);
      return readAnswer(ask.card, ask.order, {
        reader,
        actions: SESSION_ACTIONS,
        meanings: SESSION_DOUBTS,
        print,
        reference,
      });
    },
    close: () => reader.close(),
  };
}

async function rating(reader: LineReader, print: (text: string) => void): Promise<Input> {
  print('How well did you know it? 1 again, 2 hard, 3 good, 4 easy');
  for (;;) {
    const line = await reader.next();
    if (line === null) return { type: 'end-of-input' };
    const typed = SESSION_ACTIONS.read(line);
    if (typed.type === 'action') return typed;
    const digit = line.trim();
    if (digit === '1' || digit === '2' || digit === '3' || digit === '4') {
      return { type: 'rate', rating: Number(digit) as 1 | 2 | 3 | 4 };
    }
    print('1, 2, 3 or 4');
  }
}
