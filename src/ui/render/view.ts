import type { Screen } from '../../screen.ts';
import type { View } from '../../session/effect.ts';
import { printable } from '../../source/printable.ts';
import { asStarted } from '../../source/program-name.ts';
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

/** The texts that a session shows, for a terminal of a given width. They never contain a control character from a deck or an answer. */
export function renderView(view: View, screen: Screen): string {
  switch (view.type) {
    case 'question':
      return renderQuestion(view, screen);
    case 'introduction':
      return `${renderIntroduction(view, screen)}\n`;
    case 'hint':
      return renderMarkdown(`Hint: ${view.card.hints[view.number - 1]?.text ?? ''}`, screen);
    case 'no-hint':
      return wrap(
        view.card.hints.length === 0 ? 'This card has no hint.' : 'There is no further hint.',
        screen.width,
      );
    case 'answer':
      return `\n${[renderAnswer(view.card, screen), ...renderNotes(view.card.notes, screen)].join('\n\n')}\n`;
    case 'verdict':
      return renderVerdict(view, screen);
    case 'undone':
      return renderItemText(`Took back (${RATING_WORD[view.rating]}): `, view.prompt, screen);
    case 'nothing-to-undo':
      return wrap(
        `Nothing was done in this session yet. ${screen.program} undo takes back earlier answers.`,
        screen.width,
      );
    case 'action-undone':
      return renderItemText(UNDONE[view.what], view.prompt, screen);
    case 'skipped':
      return renderItemText(
        view.isLast ? 'Nothing else is left; here it is again: ' : 'Later in this session: ',
        view.prompt,
        screen,
      );
    case 'set-aside':
      return renderSetAside(view, screen);
    case 'unavailable':
      return wrap(printable(`${view.identity} cannot be shown: ${view.reason}`), screen.width);
    case 'card-changed':
      return wrap(
        'The card was changed while it was asked; here it is again. Nothing was graded.',
        screen.width,
      );
    case 'edit-refused':
      return wrap(printable(view.problem), screen.width);
    case 'leech':
      return renderItemText(`Forgotten ${view.lapses} times and set aside: `, view.prompt, screen);
    case 'summary':
      return renderSummary(view.summary, screen);
    case 'outlook':
      return renderOutlook(view.outlook, screen);
    case 'exam-ahead':
      return renderExamAhead(view, screen);
    case 'day-done':
      return renderDayDone(view.missed, view.tomorrow, screen);
  }
}

function renderSetAside(
  { how, identity, prompt }: Extract<View, { readonly type: 'set-aside' }>,
  screen: Screen,
): string {
  const isBuried = how === 'bury';
  const what = renderItemText(isBuried ? 'Buried until tomorrow: ' : 'Suspended: ', prompt, screen);
  const until = isBuried ? '' : `It is not asked until ${screen.program} resume ${printable(identity)}. `;
  return `${what}\n${wrap(`${until}u (or :undo) takes this back.`, screen.width)}`;
}

/** The keys and what they do. */
export function renderHelp(screen: Screen): string {
  return drawTable(
    [['Key', 'Does'], ...KEY_HELP.map(([key, does]) => [key, asStarted(does, screen.program)])],
    screen,
  );
}
