import type { Screen } from '../../screen.ts';
import type { Summary } from '../../session/summary.ts';
import { drawTable } from './table.ts';
import { wrap } from './wrap.ts';

/** The result of a session: the counts, the topics, and the cards to look at again. */
export function renderSummary(summary: Summary, screen: Screen): string {
  const { asked, correct, percent, topics, again, ms } = summary;
  if (asked === 0) return `\n${wrap(nothingIn(summary, screen), screen.width)}\n`;
  const minutes = Math.max(1, Math.round(ms / 60_000));
  const parts = [
    wrap(
      `${screen.style.bold(`${correct} of ${asked} right`)} ${screen.signs.dot} ${percent} % ${screen.signs.dot} ${minutes} min`,
      screen.width,
    ),
  ];
  if (topics.length > 1) {
    const rows = topics.map((t) => [t.topic, `${t.correct}/${t.asked}`, `${t.percent} %`]);
    parts.push(drawTable([['Topic', 'Right', 'Score'], ...rows], screen));
  }
  if (again.length > 0) parts.push(toLookAt(again, screen));
  return `\n${parts.join('\n\n')}\n`;
}

/** How many cards to look at again are listed; the others are counted. */
const MOST_LISTED = 5;

function toLookAt(again: readonly string[], { program }: Screen): string {
  const rows = again.slice(0, MOST_LISTED).map((identity) => `  ${program} show ${identity}`);
  const more = again.length - rows.length;
  return ['Look at again:', ...rows, ...(more > 0 ? [`  and ${more} more`] : [])].join('\n');
}

/** If not even one card was skipped, there was none to ask: the day's work is done. */
function nothingIn({ reason, skipped }: Summary, { program }: Screen): string {
  if (reason !== 'finished' || skipped.length > 0) return 'Nothing was answered.';
  return `Nothing is left for today. \`${program} study --ahead\` goes on, \`${program} quiz\` asks ten cards of any.`;
}
