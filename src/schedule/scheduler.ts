import { fsrs6 } from './fsrs-6.ts';
import type { MemoryModel } from './memory-model.ts';
import type { MemoryParameters } from './parameters.ts';

/** Parameters with their memory model; created once per run and passed to whatever computes with memory. */
export interface Scheduler {
  readonly parameters: MemoryParameters;
  readonly model: MemoryModel;
}

const MODELS: Record<MemoryParameters['model'], (weights: readonly number[]) => MemoryModel> = {
  'fsrs-6': fsrs6,
};

/** @throws RangeError for a wrong number of weights */
export function createScheduler(parameters: MemoryParameters): Scheduler {
  return { parameters, model: MODELS[parameters.model](parameters.weights) };
}

/** Increases when states are computed from other events or by other rules: 3 since a missed card comes back until it is answered right. */
const FORM = 3;

/** Whether a stamp is from a version with other scheduling rules. */
export function isEarlierStamp(stamp: string): boolean {
  return !stamp.startsWith(`${FORM}:`);
}

/**
 * Everything on which a card's state depends, in one string. A snapshot with another stamp is rebuilt from the log; parameters that affect only
 * due dates are left out, because due dates are computed when they are needed.
 */
export function memoryStamp({ model, parameters }: Scheduler): string {
  return `${FORM}:${model.id}:${parameters.weights.join(',')}`;
}
