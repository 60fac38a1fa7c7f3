import type { Card } from '../../deck/card.ts';
import type { Screen } from '../../screen.ts';
import { renderItemText } from '../render/markdown.ts';
import { answerForm, type Form, type FormRead } from './answer-form.ts';
import { confirmed, type DoubtMeanings, doubtOf, doubtWords } from './doubt.ts';
import type { LineReader } from './line-reader.ts';
import { answerExplain, explainSubject, type Reference, withExplain } from './reference.ts';
import type { TypedActions } from './typed-action.ts';

/** How answers are read from lines. `O`: what can be typed in place of one. */
export interface AnswerReading<O> {
  readonly reader: LineReader;
  readonly actions: TypedActions<O>;
  readonly meanings: DoubtMeanings<O>;
  readonly print: (text: string) => void;
  readonly reference: Reference;
}

/** A read answer. */
export type Read<O> =
  | FormRead
  | { readonly type: 'action'; readonly action: O }
  | { readonly type: 'end-of-input' };

/** Reads lines until they make an answer or a command; otherwise reports what is wrong and asks again. */
export async function readAnswer<O>(
  card: Card,
  order: readonly number[],
  given: AnswerReading<O>,
): Promise<Read<O>> {
  const form = answerForm({ card, order });
  const reading = card.kind === 'manifest' ? explaining(given) : given;
  reading.print(form.invitation);
  for (;;) {
    const lines = await readLines(form, reading);
    if (lines === 'back') continue;
    if ('type' in lines) return lines;
    const read = meaningOf(form, lines, reading);
    if (read) return read;
  }
}

/** Asks what was meant by a text that is hardly an answer; `null` if it is one, `back` to ask for the answer again. */
async function readDoubt<O>(
  text: string,
  { reader, meanings, print, actions }: AnswerReading<O>,
): Promise<Read<O> | 'back' | null> {
  const doubt = doubtOf(text);
  if (doubt === null) return null;
  const { question, enter } = doubtWords(doubt, meanings);
  const grade = text.trim() === '' ? '' : 'g: grade it as the answer; ';
  print(`${question} An empty line: ${enter}; ${grade}anything else: go back`);
  const line = await reader.next();
  if (line === null) return { type: 'end-of-input' };
  if (line.trim() === 'g' && grade !== '') return null;
  if (line.trim() !== '') return 'back';
  const meant = confirmed(doubt, meanings);
  if (meant.type === 'action') return meant;
  print(actions.words);
  return 'back';
}

/** Answers `:explain` between any two lines, then continues. */
function explaining<O>({ reader, actions, print, reference, meanings }: AnswerReading<O>): AnswerReading<O> {
  const next = async (): Promise<string | null> => {
    for (;;) {
      const line = await reader.next();
      const subject = line === null ? null : explainSubject(line);
      if (subject === null) return line;
      print(await answerExplain(subject, reference));
    }
  };
  return { reader: { ...reader, next }, actions: withExplain(actions), print, reference, meanings };
}

/** Choices or steps in the order in which they are numbered; empty for another kind of card. */
export function numberedItems(card: Card, order: readonly number[], screen: Screen): string {
  const items =
    card.kind === 'steps'
      ? order.map((place) => card.steps[place]?.text ?? '')
      : card.kind === 'choice' || card.kind === 'multi'
        ? order.map((place) => card.choices[place]?.text.text ?? '')
        : [];
  return items.map((item, i) => renderItemText(`${i + 1}. `, item, screen)).join('\n');
}

/** The lines of an answer, or the command that was typed instead. */
async function readLines<O>(
  form: Form,
  reading: AnswerReading<O>,
): Promise<readonly string[] | Read<O> | 'back'> {
  const { reader, actions } = reading;
  const lines: string[] = [];
  for (;;) {
    const line = await reader.next();
    if (line === null)
      return lines.length > 0 && form.lines === 'until-dot' ? lines : { type: 'end-of-input' };
    if (actions.read(line).type !== 'text') return [line];
    if (form.lines === 'until-dot' && line === '.')
      return (await readDoubt(lines.join('\n'), reading)) ?? lines;
    const doubted = form.isTyped && form.lines !== 'until-dot' ? await readDoubt(line, reading) : null;
    if (doubted !== null) return doubted;
    lines.push(line);
    if (lines.length === form.lines) return lines;
  }
}

function meaningOf<O>(
  form: Form,
  lines: readonly string[],
  { actions, print }: AnswerReading<O>,
): Read<O> | null {
  const first = actions.read(lines[0] ?? '');
  if (first.type === 'action') return first;
  if (first.type === 'unknown') print(`unknown command :${first.word}; there are ${actions.words}`);
  if (first.type === 'help') print(`${form.invitation}\n${actions.words}`);
  if (first.type !== 'text') return null;
  const read = form.read(lines.map((line) => (line.startsWith('::') ? line.slice(1) : line)));
  if (!read) print(form.invitation);
  return read;
}
