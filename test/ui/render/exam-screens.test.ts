import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Card } from '../../../src/deck/card.ts';
import { parseDeck } from '../../../src/deck/reading/parse-deck.ts';
import type { Given } from '../../../src/grade/given.ts';
import { grade } from '../../../src/grade/grade.ts';
import { screenWith } from '../../../src/screen.ts';
import { type ExamAttempt, newExamAttempt, withTask } from '../../../src/session/exam/attempt.ts';
import type { ExamView } from '../../../src/session/exam/effect.ts';
import { markOf, reportOf } from '../../../src/session/exam/report.ts';
import { shownOrder } from '../../../src/session/shown-order.ts';
import { SourceFile } from '../../../src/source/source-file.ts';
import { renderExamHelp, renderExamView } from '../../../src/ui/render/exam-view.ts';
import { columns } from '../../../src/ui/render/wrap.ts';
import { entryOf } from '../../support/cards.ts';
import { MINUTE } from '../../support/scheduling.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures');
const file = new SourceFile('screens.md', readFileSync(join(FIXTURES, 'screens.md'), 'utf8'));
const KINDS = ['command', 'steps', 'choice', 'text', 'cloze'];
const CARDS = KINDS.map((kind) => parseDeck(file).cards.find((card) => card.kind === kind) as Card);

const items = (...picked: number[]): Given => ({ type: 'items', items: picked });
const GIVEN: readonly (Given | null)[] = [
  { type: 'text', text: 'k expose deploy web --name web-front --port 80' },
  items(0, 2, 1, 3, 4),
  items(1),
  null,
  { type: 'gaps', texts: ['2379', '6443'] },
];

/** An exam of five tasks after an hour and a bit. */
const fresh = newExamAttempt(
  {
    ...{ id: 'e', seed: 'monday', duration: 90 * MINUTE, passMark: 66 },
    tasks: CARDS.map((card, i) => ({
      item: { ...entryOf(card), difficulty: 2 },
      weight: [35, 25, 10, 12, 18][i] ?? 0,
    })),
  },
  { wall: 0, uptime: 0 },
);
const under: ExamAttempt = {
  ...GIVEN.reduce((attempt, given, i) => withTask(attempt, i, { given, ms: (i + 3) * 171_000 }), fresh),
  clock: { ...fresh.clock, elapsed: 61.5 * MINUTE },
};
const flagged = withTask(withTask(under, 1, { flagged: true }), 3, { flagged: true });

async function after(type: 'report' | 'review'): Promise<ExamView> {
  const attempt: ExamAttempt = { ...withTask(flagged, 3, { late: true }), ended: 'time-up' };
  const marks = await Promise.all(
    CARDS.map(async (card, i) => {
      const given = attempt.tasks[i]?.given;
      const graded = given ? await grade(card, given) : null;
      const verdict = graded && i === 0 ? { ...graded, outcome: 'unsure' as const, rating: null } : graded;
      const sources = i === 4 ? ['https://kubernetes.io/docs/reference/networking/ports-and-protocols/'] : [];
      return markOf(attempt, i + 1, { card, verdict, sources, order: shownOrder(card, 's') });
    }),
  );
  return { type, report: reportOf(attempt, marks) };
}

const taskAt = (open: number): ExamView => ({
  type: 'task',
  card: CARDS[open] as Card,
  attempt: { ...flagged, open },
});

const SCREENS: readonly (readonly [name: string, view: ExamView | Promise<ExamView>])[] = [
  ['exam-opening', { type: 'opening', attempt: fresh, asked: 17, repeated: 2 }],
  ['exam-resumed', { type: 'resumed', attempt: under }],
  ['exam-task-open', taskAt(3)],
  ['exam-task-answered', taskAt(1)],
  ['exam-list', { type: 'list', attempt: flagged }],
  ['exam-ending', { type: 'ending', open: 1, word: 'answered', flagged: 2 }],
  ['exam-ending-of-labs', { type: 'ending', open: 1, word: 'opened', flagged: 0 }],
  ['exam-time-up', { type: 'over', reason: 'time-up', late: true }],
  ['exam-report', after('report')],
  ['exam-review', after('review')],
];

describe.each([40, 80, 200])('at %i columns', (width) => {
  test.each(SCREENS)('%s', async (name, view) => {
    const screen = renderExamView(await view, screenWith({ width, unicode: true }));
    await expect(`${screen}\n`).toMatchFileSnapshot(join(FIXTURES, 'screens', `${name}.${width}.txt`));
  });
});

test('the keys', async () => {
  const help = renderExamHelp(screenWith({ width: 80 }));
  await expect(`${help}\n`).toMatchFileSnapshot(join(FIXTURES, 'screens', 'exam-help.80.txt'));
});

/** What is printed as it is: code, and a single word that is too long. */
function isWhole(line: string, width: number): boolean {
  return line.startsWith('  ') || (width >= 40 && /^[│ ]*\S+$/.test(line));
}

/** The words of a screen; rules, frames and cells of tables are left out. */
function wordsOf(screen: string): string[] {
  return screen
    .split(/[\s│]+/)
    .map((word) => word.replace(/:$/, ''))
    .filter((word) => /[a-z]{2}/i.test(word));
}

describe.each([20, 40, 60, 80, 120, 200])('no line is wider than %i columns', (width) => {
  test.each(SCREENS)('%s', async (_, view) => {
    const text = renderExamView(await view, screenWith({ width, unicode: true }));
    const tooWide = text.split('\n').filter((line) => columns(line) > width && !isWhole(line, width));
    expect(tooWide).toEqual([]);
  });
});

describe.each([40, 60, 80])('no word is broken at %i columns', (width) => {
  test.each(SCREENS)('%s', async (_, view) => {
    const at = async (columns: number) =>
      wordsOf(renderExamView(await view, screenWith({ width: columns, unicode: true })));
    const whole = new Set(await at(1000));
    expect((await at(width)).filter((word) => !whole.has(word))).toEqual([]);
  });
});

test('without colours and Unicode nothing but ASCII is drawn', async () => {
  for (const [name, view] of SCREENS)
    expect(renderExamView(await view, screenWith({ width: 80 })), name).toMatch(/^[\x20-\x7e\n]*$/);
});

test('commands are named as the program was started', async () => {
  const screen = screenWith({ width: 1000, program: 'npx k8s-drill' });
  const texts = [renderExamHelp(screen)];
  for (const [, view] of SCREENS) texts.push(renderExamView(await view, screen));
  const named = texts.join('\n').match(/(?:npx )?k8s-drill [a-z]+/g) ?? [];
  expect(named.length).toBeGreaterThan(1);
  expect(named.filter((name) => !name.startsWith('npx'))).toEqual([]);
});
