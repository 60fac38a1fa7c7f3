import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { encodeEvent, encodeHeader } from '../../src/progress/codec.ts';
import type { ProgressEvent } from '../../src/progress/event.ts';
import { id, review } from '../support/events.ts';
import { runIn } from '../support/run.ts';
import { NOON, type TestEnv, testEnv } from '../support/test-env.ts';

const DAY = 86_400_000;
const TODAY = Math.floor(NOON / DAY);
const CARD = 'rbac/role-for-a-user';
const YEAR_9999 = Date.UTC(9999, 11, 31);

/** A learner with an exam ahead, whose log has reviews of the past and one of later. */
function world(later: readonly ProgressEvent[], input = ''): TestEnv {
  const variables = { K8S_DRILL_EXAM_DATE: '2027-01-15' };
  const env = testEnv({ variables, input });
  const past = [5, 3, 1].map((days, n) =>
    review(n, { at: NOON - days * DAY, day: TODAY - days, rating: 3, id: id(n + 1), card: CARD }),
  );
  mkdirSync(env.home);
  const lines = [...past, ...later].map(encodeEvent);
  writeFileSync(join(env.home, 'reviews.jsonl'), `${[encodeHeader(id(0)), ...lines].join('\n')}\n`);
  return env;
}

const at = (number: number, moment: number, fields: Partial<ProgressEvent> = {}) =>
  review(number, {
    card: CARD,
    id: id(number),
    at: moment,
    day: Math.floor(moment / DAY),
    ...fields,
  } as object);

const LATER: readonly (readonly [name: string, events: readonly ProgressEvent[]])[] = [
  ['a day', [at(8, NOON + DAY)]],
  ['a day of which only the study day is later', [at(8, NOON, { day: TODAY + 1 })]],
  ['a day forgotten', [at(8, NOON + DAY, { rating: 1 } as object)]],
  ['years, behind the exam', [at(8, NOON + 900 * DAY), at(9, YEAR_9999, { rating: 1 } as object)]],
  [
    'no year at all',
    [
      at(8, Number.MAX_SAFE_INTEGER),
      at(9, NOON, { day: Number.MAX_SAFE_INTEGER }),
      at(10, NOON, { day: Number.MIN_SAFE_INTEGER }),
    ],
  ],
];

const COMMANDS: readonly (readonly [argv: string, input?: string])[] = [
  ['study --plain', '\n3\n'],
  ['study --plain --cram --topic rbac', '\n3\n'],
  ['quiz --count 2 --seed s', ':quit\n'],
  ['exam --tasks 2 --seed s', ':end\n'],
  ['plan'],
  ['plan --json'],
  ['stats'],
  ['stats --json'],
  ['stats --html page.html'],
  ['topics'],
  ['search role'],
  [`show ${CARD}`],
  [`bury ${CARD}`],
  [`suspend ${CARD}`],
  [`reset ${CARD}`],
  ['undo'],
  ['undo --list'],
  ['doctor'],
  ['doctor --json'],
  ['optimize'],
  ['progress export'],
  ['config list'],
];

describe.each(LATER)('with an event of later: %s', (_, events) => {
  test.each(COMMANDS)('%s ends as ever', async (argv = '', input = '') => {
    const { code, err } = await runIn(world(events, input), ...argv.split(' '));
    expect(err).not.toContain('this is a fault');
    expect([0, 1, 2]).toContain(code);
  });
});
