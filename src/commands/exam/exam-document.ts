import type { Card } from '../../deck/card.ts';
import type { ExamReport, Mark } from '../../session/exam/report.ts';
import { resultOf } from '../../session/exam/result.ts';

/** What `exam --json` prints; a stable interface, its `version` grows when a reader would have to change. Times are milliseconds. */
export function examDocument(report: ExamReport): unknown {
  const { tasks, ...result } = resultOf(report);
  return {
    version: 1,
    ...result,
    tasks: tasks.map((task, i) => ({ ...task, ...textsOf(report.marks[i]) })),
  };
}

/** What the learner was asked, what it takes, and why; `null` where the card is gone. */
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
