import type { Output } from '../../env.ts';
import type { Ask } from '../../session/effect.ts';
import type { Input } from '../../session/event.ts';
import { type Draw, draw } from '../render/draw.ts';
import { renderItemText } from '../render/markdown.ts';
import { renderView } from '../render/view.ts';
import { answerForm, type Form } from './answer-form.ts';
import type { Face } from './face.ts';
import type { LineReader } from './line-reader.ts';
import { readTyped, TYPED_ORDERS } from './typed-order.ts';

type AnswerAsk = Extract<Ask, { readonly type: 'answer' }>;

/**
 * A session in plain lines: nothing is redrawn, no key is read, nothing is asked after a graded answer. For pipes, screen readers
 * and scripts; the forms of the answers are part of the program's interface.
 */
export function plainFace(reader: LineReader, output: Output, width: number, plain: Draw = draw({})): Face {
  const print = (text: string): void => output.write(`${text}\n`);
  return {
    show: (view) => print(renderView(view, width, plain)),
    ask: async (ask) => {
      if (ask.type === 'after') return { type: 'next' };
      if (ask.type === 'rating') return ask.unsure ? { type: 'next' } : rating(reader, print);
      const items = shownItems(ask);
      if (items.length > 0)
        print(`${items.map((item, i) => renderItemText(`${i + 1}. `, item, width, plain)).join('\n')}\n`);
      return answer(ask, reader, print);
    },
    close: () => reader.close(),
  };
}

/** Choices and steps in the order in which they are numbered. */
function shownItems({ card, order }: AnswerAsk): string[] {
  if (card.kind === 'steps') return order.map((place) => card.steps[place]?.text ?? '');
  if (card.kind !== 'choice' && card.kind !== 'multi') return [];
  return order.map((place) => card.choices[place]?.text.text ?? '');
}

/** Reads lines until they make an answer or a command; what does not is said, and asked again. */
async function answer(ask: AnswerAsk, reader: LineReader, print: (text: string) => void): Promise<Input> {
  const form = answerForm(ask);
  print(form.invitation);
  for (;;) {
    const lines = await readLines(form, reader);
    if (lines === null) return { type: 'end-of-input' };
    const input = inputOf(form, lines, print);
    if (input) return input;
  }
}

async function readLines(form: Form, reader: LineReader): Promise<string[] | null> {
  const lines: string[] = [];
  for (;;) {
    const line = await reader.next();
    if (line === null) return lines.length > 0 && form.lines === 'until-dot' ? lines : null;
    if (readTyped(line).type !== 'text') return [line];
    if (form.lines === 'until-dot' && line === '.') return lines;
    lines.push(line);
    if (lines.length === form.lines) return lines;
  }
}

function inputOf(form: Form, lines: readonly string[], print: (text: string) => void): Input | null {
  const first = readTyped(lines[0] ?? '');
  if (first.type === 'order') return first;
  if (first.type === 'unknown') print(`unknown command :${first.word}; there are ${TYPED_ORDERS}`);
  if (first.type === 'help') print(`${form.invitation}\n${TYPED_ORDERS}`);
  if (first.type !== 'text') return null;
  const input = form.read(lines.map((line) => (line.startsWith('::') ? line.slice(1) : line)));
  if (!input) print(form.invitation);
  return input;
}

async function rating(reader: LineReader, print: (text: string) => void): Promise<Input> {
  print('How well did you know it? 1 again, 2 hard, 3 good, 4 easy');
  for (;;) {
    const line = await reader.next();
    if (line === null) return { type: 'end-of-input' };
    const typed = readTyped(line);
    if (typed.type === 'order') return typed;
    const digit = line.trim();
    if (digit === '1' || digit === '2' || digit === '3' || digit === '4') {
      return { type: 'rate', rating: Number(digit) as 1 | 2 | 3 | 4 };
    }
    print('1, 2, 3 or 4');
  }
}
