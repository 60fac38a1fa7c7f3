import { createLearner, type Learner } from './learner.ts';
import type { LearnerKind } from './setting.ts';
import { createTraceLearner } from './trace-learner.ts';

/** How learners remember: by the medians of the scheduler's own theory with what it cannot know, or by another theory. */
export const LEARNER_MODELS = {
  'fsrs-6': createLearner,
  traces: createTraceLearner,
} as const satisfies Readonly<Record<string, (kind: LearnerKind, seed: string) => Learner>>;

export type LearnerModelName = keyof typeof LEARNER_MODELS;

export function isLearnerModel(name: string): name is LearnerModelName {
  return Object.hasOwn(LEARNER_MODELS, name);
}
