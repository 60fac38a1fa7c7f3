import type { Card } from '../../deck/card.ts';
import type { ExamReport, Mark } from '../../session/exam/report.ts';
import { resultOf } from '../../session/exam/result.ts';

/** The output of `exam --json`. It is a stable interface: `version` increases when readers have to change. Times are in milliseconds. */
export function examDocument(report: ExamReport): unknown {
  const { tasks, ...result } = resultOf(report);
  return {
    version: 1,
    ...result,
    tasks: tasks.map((task, i) => ({ ...task, ...textsOf(report.marks[i]) })),
  };
}

/** The question, the expected answer and the reasons; `null` if the card no longer exists. */
function textsOf(mark: Mark | undefined) {
  const { card = null, verdict = null } = mark ?? {};
  return {
    prompt: card?.prompt.text ?? null,
    reference: verdict?.reference ?? (card && answerText(card)),
    explanation: card?.notes.map(({ text }) => text) ?? [],
  };
}

/** The first answer of a card as one text. */
function answerText(card: Card): string {
  switch (card.kind) {
    case 'recall':
      return card.answer.text;
    case 'choice':
    case 'multi':
      return card.choices.flatMap(({ correct, text }) => (correct ? [text.text] : [])).join('\n');
    case 'cloze':
      return card.text.gaps.map(({ accepted }) => accepted[0]?.text ?? '').join('\n');
    case 'text':
      return card.accepted[0]?.text ?? '';
    case 'steps':
      return card.steps.map(({ text }) => text).join('\n');
    case 'command':
      return card.ways[0]?.text ?? '';
    case 'manifest':
      return card.answers[0]?.text ?? '';
    case 'lab':
      return card.ways[0]?.text ?? '';
  }
}
