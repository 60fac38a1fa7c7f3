import * as v from 'valibot';
import { KINDS } from '../../deck/card.ts';
import type { ExamAttempt } from '../../session/exam/attempt.ts';
import type { ExamResult } from '../../session/exam/result.ts';

const text = v.string();
const number = v.pipe(v.number(), v.finite());
/** Milliseconds UTC in a year with four digits. */
const moment = v.pipe(number, v.gtValue(-253_402_300_800_000), v.ltValue(253_402_300_800_000));
const flag = v.boolean();
const kind = v.picklist(KINDS);
const reason = v.picklist(['finished', 'time-up', 'input-ended']);

const given = v.variant('type', [
  v.object({ type: v.literal('text'), text }),
  v.object({ type: v.literal('gaps'), texts: v.array(text) }),
  v.object({ type: v.literal('items'), items: v.array(number) }),
]);

const task = v.object({
  ...{ identity: text, topic: text, domain: text, kind, weight: number, given: v.nullable(given) },
  ...{ flagged: flag, ms: number, late: flag, gone: v.nullable(text) },
});

/** The stored form of the exam in progress. */
const ATTEMPT = v.object({
  ...{ id: text, seed: text, startedAt: moment, duration: number, passMark: number, open: number },
  clock: v.object({ elapsed: number, last: v.object({ wall: number, uptime: number }) }),
  ended: v.nullable(reason),
  tasks: v.pipe(v.array(task), v.minLength(1)),
}) satisfies v.GenericSchema<unknown, ExamAttempt>;

const part = v.object({
  ...{ name: text, tasks: number, weight: number, percent: number, ms: number, share: number },
});

/** The stored form of an exam's result. */
const RESULT = v.object({
  ...{ id: text, seed: text, startedAt: moment, duration: number, elapsed: number, reason },
  ...{ percent: number, passMark: number, passed: flag, domains: v.array(part), kinds: v.array(part) },
  study: v.array(v.object({ topic: text, lost: number })),
  tasks: v.array(
    v.object({
      ...{ number, card: text, topic: text, domain: text, kind, weight: number },
      outcome: v.picklist(['correct', 'close', 'unsure', 'wrong', 'open', 'late', 'gone']),
      ...{ score: number, flagged: flag, ms: number, share: number, answer: v.nullable(text) },
      ...{ differences: v.array(text), sources: v.array(text) },
    }),
  ),
}) satisfies v.GenericSchema<unknown, ExamResult>;

/** Whether a value that was read from a file is an attempt. */
export function isExamAttempt(value: unknown): value is ExamAttempt {
  return v.is(ATTEMPT, value);
}

/** Whether a value that was read from a file is the result of an exam. */
export function isExamResult(value: unknown): value is ExamResult {
  return v.is(RESULT, value);
}
