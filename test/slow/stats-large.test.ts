import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openLibrary } from '../../src/learner/deck-library.ts';
import { encodeEvent } from '../../src/progress/codec.ts';
import { id, review } from '../support/events.ts';
import { runIn } from '../support/run.ts';
import { NOON, testEnv } from '../support/test-env.ts';

const REVIEWS = 500_000;
const DAYS = 2000;
const DAY = 86_400_000;
const TODAY = Math.floor(NOON / DAY);

test('half a million reviews are counted, every one of them', async () => {
  const env = testEnv();
  const { entries } = await openLibrary(env, []);
  const header = JSON.stringify({ format: 'k8s-drill-reviews', v: 1, id: id(1) });
  const lines = Array.from({ length: REVIEWS }, (_, i) => {
    const day = TODAY - DAYS + 1 + Math.floor((i * DAYS) / REVIEWS);
    const card = entries[(i * 7919) % entries.length]?.identity ?? '';
    const rating = i % 9 === 0 ? 1 : 3;
    return encodeEvent(review(i, { id: id(i + 2), day, at: day * DAY + i, card, rating }));
  });
  mkdirSync(env.home);
  writeFileSync(join(env.home, 'reviews.jsonl'), `${[header, ...lines].join('\n')}\n`);
  const { code, out, err } = await runIn(env, 'stats', '--json', '--html', 'page.html');
  expect([code, err.trim().split('\n').length]).toEqual([0, 1]);
  const { activity, times, memory, retention } = JSON.parse(out);
  expect(activity.total).toMatchObject({ reviews: REVIEWS, days: DAYS, new: entries.length });
  expect(activity.streak).toEqual({ current: DAYS, longest: DAYS, today: true });
  expect(times.reduce((sum: number, kind: { answers: number }) => sum + kind.answers, 0)).toBe(REVIEWS);
  expect(memory.cards).toBe(entries.length);
  expect(retention.periods.at(-1).all.reviews).toBeGreaterThan(0);
});
