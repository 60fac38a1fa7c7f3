import type { KeyChoice } from '../../env.ts';
import type { ExamInput } from '../../session/exam/event.ts';
import { count } from '../render/numbers.ts';
import { type TypedActions, typedOrders } from './typed-action.ts';

/** Keys of a question of the exam itself, with the words that do the same after `:`. */
export interface ExamChoice {
  readonly keys: readonly KeyChoice[];
  readonly inputs: Readonly<Record<string, ExamInput>>;
  readonly actions: TypedActions<ExamInput>;
}

const GO_ON: ExamInput = { type: 'go-on' };
const STAY: ExamInput = { type: 'stay' };
const REVIEW: ExamInput = { type: 'review' };
const STUDY: ExamInput = { type: 'study' };

/** Before the clock starts. */
export const BEGIN: ExamChoice = {
  keys: [
    { key: 'enter', label: 'begin' },
    { key: 'q', label: 'not now' },
  ],
  inputs: { enter: GO_ON, q: STAY },
  actions: typedOrders({ begin: GO_ON, quit: STAY }),
};

/** Before the exam is ended. */
export const ENDING: ExamChoice = {
  keys: [
    { key: 'y', label: 'end the exam' },
    { key: 'n', label: 'go on' },
  ],
  inputs: { y: GO_ON, n: STAY },
  actions: typedOrders({ yes: GO_ON, no: STAY }),
};

/** After the report; without missed tasks there is nothing to review. */
export function afterReport(missed: number): ExamChoice {
  const review = missed > 0 ? [{ key: 'r', label: `review ${count(missed, 'missed task')}` }] : [];
  return {
    keys: [
      ...review,
      { key: 'm', label: 'study what cost the most' },
      { key: 'enter', label: 'done' },
      { key: 'q' },
    ],
    inputs: { r: REVIEW, m: STUDY, enter: GO_ON, q: GO_ON },
    actions: typedOrders({ ...(missed > 0 && { review: REVIEW }), missed: STUDY, quit: GO_ON }),
  };
}
