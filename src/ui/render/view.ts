import type { Draw } from '../../screen.ts';
import type { View } from '../../session/effect.ts';
import { printable } from '../../source/printable.ts';
import { KEY_HELP } from '../frontend/keys.ts';
import { renderAnswer, renderNotes } from './answer.ts';
import { renderExamAhead } from './exam-plan.ts';
import { renderIntroduction } from './introduction.ts';
import { renderItemText, renderMarkdown } from './markdown.ts';
import { renderDayDone, renderOutlook } from './outlook.ts';
import { renderQuestion } from './question.ts';
import { renderSummary } from './summary.ts';
import { drawTable } from './table.ts';
import { renderVerdict } from './verdict.ts';
import { wrap } from './wrap.ts';

const RATING_WORD = { 1: 'again', 2: 'hard', 3: 'good', 4: 'easy' } as const;

const UNDONE = {
  suspend: 'No longer suspended: ',
  bury: 'No longer buried: ',
  skip: 'No longer put off: ',
  rating: 'Back to the rating of before: ',
} as const;

/** What a session shows, for a terminal of a width. Never holds a control character of a deck or of an answer. */
export function renderView(view: View, width: number, draw: Draw): string {
  switch (view.type) {
    case 'question':
      return renderQuestion(view, width, draw);
    case 'introduction':
      return `${renderIntroduction(view, width, draw)}\n`;
    case 'hint':
      return renderMarkdown(`Hint: ${view.card.hints[view.number - 1]?.text ?? ''}`, width, draw);
    case 'no-hint':
      return wrap(
        view.card.hints.length === 0 ? 'This card has no hint.' : 'There is no further hint.',
        width,
      );
    case 'answer':
      return `\n${[renderAnswer(view.card, width, draw), ...renderNotes(view.card.notes, width, draw)].join('\n\n')}\n`;
    case 'verdict':
      return renderVerdict(view, width, draw);
    case 'undone':
      return renderItemText(`Took back (${RATING_WORD[view.rating]}): `, view.prompt, width, draw);
    case 'nothing-to-undo':
      return wrap('Nothing was done in this session yet. k8s-drill undo takes back earlier answers.', width);
    case 'action-undone':
      return renderItemText(UNDONE[view.what], view.prompt, width, draw);
    case 'skipped':
      return renderItemText(
        view.isLast ? 'Nothing else is left; here it is again: ' : 'Later in this session: ',
        view.prompt,
        width,
        draw,
      );
    case 'set-aside':
      return renderSetAside(view, width, draw);
    case 'unavailable':
      return wrap(printable(`${view.identity} cannot be shown: ${view.reason}`), width);
    case 'card-changed':
      return wrap('The card was changed while it was asked; here it is anew. Nothing was graded.', width);
    case 'edit-refused':
      return wrap(printable(view.problem), width);
    case 'leech':
      return renderItemText(`Forgotten ${view.lapses} times and set aside: `, view.prompt, width, draw);
    case 'summary':
      return renderSummary(view.summary, width, draw);
    case 'outlook':
      return renderOutlook(view.outlook, width, draw);
    case 'exam-ahead':
      return renderExamAhead(view, width);
    case 'day-done':
      return renderDayDone(view.missed, view.tomorrow, width);
  }
}

function renderSetAside(
  { how, identity, prompt }: Extract<View, { readonly type: 'set-aside' }>,
  width: number,
  draw: Draw,
): string {
  const isBuried = how === 'bury';
  const what = renderItemText(isBuried ? 'Buried until tomorrow: ' : 'Suspended: ', prompt, width, draw);
  const until = isBuried ? '' : `It is not asked until k8s-drill resume ${printable(identity)}. `;
  return `${what}\n${wrap(`${until}u (or :undo) takes this back.`, width)}`;
}

/** The keys and what they do. */
export function renderHelp(width: number, draw: Draw): string {
  return drawTable([['Key', 'Does'], ...KEY_HELP.map(([key, does]) => [key, does])], width, draw);
}
