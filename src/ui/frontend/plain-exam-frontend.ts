import type { Output } from '../../env.ts';
import type { Screen } from '../../screen.ts';
import type { ExamAsk } from '../../session/exam/effect.ts';
import type { ExamInput } from '../../session/exam/event.ts';
import { renderExamView } from '../render/exam-view.ts';
import { EXAM_DOUBTS } from './doubt.ts';
import type { ExamFrontend } from './exam-frontend.ts';
import { EXAM_ACTIONS, goTo } from './exam-keys.ts';
import type { LineReader } from './line-reader.ts';
import { type AnswerReading, numberedItems, readAnswer } from './read-answer.ts';
import type { Reference } from './reference.ts';
import { beforeAbort, withinTime } from './time-limit.ts';

const LIST_INVITATION = 'A number opens the task, :end ends the exam';

/** An exam in plain lines: it begins immediately, and ends with the input or with `:end`. Answers have the same forms as in a quiz. */
export function plainExamFrontend(
  reader: LineReader,
  output: Output,
  screen: Screen,
  reference: Reference,
): ExamFrontend {
  const print = (text: string): void => output.write(`${text}\n`);
  return {
    show: (view) => print(renderExamView(view, screen)),
    ask: (ask, left) =>
      withinTime(left, (signal) => {
        const timed = { ...reader, next: () => beforeAbort(reader.next(), signal) };
        if (ask.type === 'answer') {
          const items = numberedItems(ask.card, ask.order, screen);
          if (items !== '') print(`${items}\n`);
        }
        return askOnce(ask, {
          reader: timed,
          actions: EXAM_ACTIONS,
          meanings: EXAM_DOUBTS,
          print,
          reference,
        });
      }),
    close: () => reader.close(),
  };
}

async function askOnce(ask: ExamAsk, reading: AnswerReading<ExamInput>): Promise<ExamInput> {
  if (ask.type === 'list') return askList(reading.reader, reading.print);
  if (ask.type === 'after' && ask.missed > 0) return { type: 'review' };
  if (ask.type !== 'answer') return { type: 'go-on' };
  for (;;) {
    const read = await readAnswer(ask.card, ask.order, reading);
    if (read.type === 'action') return read.action;
    if (read.type !== 'reveal') return read;
  }
}

async function askList(reader: LineReader, print: (text: string) => void): Promise<ExamInput> {
  for (;;) {
    print(LIST_INVITATION);
    const line = await reader.next();
    if (line === null) return { type: 'end-of-input' };
    const typed = EXAM_ACTIONS.read(line.trim());
    const input =
      typed.type === 'action' ? typed.action : typed.type === 'text' ? goTo(typed.text) : undefined;
    if (input) return input;
  }
}
