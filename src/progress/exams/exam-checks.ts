import { KINDS } from '../../deck/card.ts';
import type { ExamAttempt } from '../../session/exam/attempt.ts';
import type { ExamResult } from '../../session/exam/result.ts';
import { lookUp } from '../../source/look-up.ts';

type Check = (value: unknown) => boolean;

type Fields = Readonly<Record<string, unknown>>;

const text: Check = (value) => typeof value === 'string';
const number: Check = (value) => typeof value === 'number' && Number.isFinite(value);
/** Milliseconds UTC of a year of four digits. */
const moment: Check = (value) => number(value) && Math.abs(value as number) < 253_402_300_800_000;
const flag: Check = (value) => typeof value === 'boolean';
const kind: Check = (value) => (KINDS as readonly unknown[]).includes(value);
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const oneOf =
  (...words: readonly string[]): Check =>
  (value) =>
    words.includes(value as string);
const record =
  (fields: Readonly<Record<string, Check>>): Check =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(fields).every(([name, check]) => check(lookUp(value as Fields, name)));

const REASON = oneOf('finished', 'time-up', 'input-ended');
const PART = record({
  name: text,
  tasks: number,
  weight: number,
  percent: number,
  ms: number,
  share: number,
});

const given: Check = (value) =>
  record({ type: oneOf('text'), text })(value) ||
  record({ type: oneOf('gaps'), texts: listOf(text) })(value) ||
  record({ type: oneOf('items'), items: listOf(number) })(value);

const attempt = record({
  id: text,
  seed: text,
  startedAt: moment,
  duration: number,
  passMark: number,
  open: number,
  clock: record({ elapsed: number, last: record({ wall: number, uptime: number }) }),
  ended: orNull(REASON),
  tasks: listOf(
    record({
      ...{ identity: text, topic: text, domain: text, kind, weight: number, given: orNull(given) },
      ...{ flagged: flag, ms: number, late: flag, gone: orNull(text) },
    }),
  ),
});

const result = record({
  ...{ id: text, seed: text, startedAt: moment, duration: number, elapsed: number, reason: REASON },
  ...{ percent: number, passMark: number, passed: flag, domains: listOf(PART), kinds: listOf(PART) },
  study: listOf(record({ topic: text, lost: number })),
  tasks: listOf(
    record({
      number,
      card: text,
      topic: text,
      domain: text,
      kind,
      weight: number,
      outcome: text,
      score: number,
    }),
  ),
});

/** Whether a value that was read from a file is an attempt. */
export function isExamAttempt(value: unknown): value is ExamAttempt {
  return attempt(value) && (value as ExamAttempt).tasks.length > 0;
}

/** Whether a value that was read from a file is the result of an exam. */
export function isExamResult(value: unknown): value is ExamResult {
  return result(value);
}
