import type { CardState } from '../schedule/card-state.ts';
import type { DayCount, EventTime } from './replay.ts';

type Check = (value: unknown) => boolean;

const isNumber: Check = (value) => typeof value === 'number' && Number.isFinite(value);
const isCount: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const isNumberOrNull: Check = (value) => value === null || isNumber(value);

const PHASES: ReadonlySet<unknown> = new Set(['new', 'learning', 'review', 'relearning']);

const STATE: { readonly [F in keyof CardState]: Check } = {
  phase: (value) => PHASES.has(value),
  step: isCount,
  memory: (value) => value === null || isMemory(value),
  firstDay: isNumberOrNull,
  lastDay: isNumberOrNull,
  lastAt: isNumberOrNull,
  reviews: isCount,
  ms: isNumber,
  lapses: isCount,
  suspended: (value) => value === null || value === 'learner' || value === 'leech',
  buriedOn: isNumberOrNull,
  fuzzSeed: isNumber,
};

const STATE_CHECKS = Object.entries(STATE);

/** Whether a value from a file is a card's state, field by field. */
export function isCardState(value: unknown): value is CardState {
  if (!isObject(value)) return false;
  for (const [field, holds] of STATE_CHECKS) if (!holds(value[field])) return false;
  return true;
}

export function isDayCount(value: unknown): value is DayCount {
  return isObject(value) && isCount(value['new']) && isCount(value['reviews']) && isNumber(value['ms']);
}

/** Whether a value is the time and id of an event, or `null`. */
export function isMoment(value: unknown): value is EventTime | null {
  return value === null || (isObject(value) && isNumber(value['at']) && typeof value['id'] === 'string');
}

function isMemory(value: unknown): boolean {
  return isObject(value) && isNumber(value['stability']) && isNumber(value['difficulty']);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
