import type { CardState } from '../schedule/card-state.ts';
import { isCount, isJsonObject, isNumber, isNumberOrNull, isText, type JsonCheck } from './json-checks.ts';
import type { DayCount, EventTime } from './replay.ts';

const PHASES: ReadonlySet<unknown> = new Set(['new', 'learning', 'review', 'relearning']);

const STATE: { readonly [F in keyof CardState]: JsonCheck } = {
  phase: (value) => PHASES.has(value),
  step: isCount,
  memory: (value) => value === null || isMemory(value),
  firstDay: isNumberOrNull,
  lastDay: isNumberOrNull,
  lastAt: isNumberOrNull,
  reviews: isCount,
  ms: isNumber,
  lapses: isCount,
  firstRight: (value) => value === null || typeof value === 'boolean',
  suspended: (value) => value === null || value === 'learner' || value === 'leech',
  buriedOn: isNumberOrNull,
  fuzzSeed: isNumber,
};

const STATE_CHECKS = Object.entries(STATE);

/** Whether a value from a file is a card's state, field by field. */
export function isCardState(value: unknown): value is CardState {
  if (!isJsonObject(value)) return false;
  for (const [field, holds] of STATE_CHECKS) if (!holds(value[field])) return false;
  return true;
}

export function isDayCount(value: unknown): value is DayCount {
  return isJsonObject(value) && isCount(value['new']) && isCount(value['reviews']) && isNumber(value['ms']);
}

/** Whether a value is the time and id of an event, or `null`. */
export function isEventTime(value: unknown): value is EventTime | null {
  return value === null || (isJsonObject(value) && isNumber(value['at']) && isText(value['id']));
}

function isMemory(value: unknown): boolean {
  return isJsonObject(value) && isNumber(value['stability']) && isNumber(value['difficulty']);
}
