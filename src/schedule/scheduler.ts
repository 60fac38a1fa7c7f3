import { fsrs6 } from './fsrs-6.ts';
import type { MemoryModel } from './memory-model.ts';
import type { MemoryParameters } from './parameters.ts';

/** Parameters with the model that they make; built once a run and handed to whatever computes with memory. */
export interface Scheduler {
  readonly parameters: MemoryParameters;
  readonly model: MemoryModel;
}

const MODELS: Record<MemoryParameters['model'], (weights: readonly number[]) => MemoryModel> = {
  'fsrs-6': fsrs6,
};

/** @throws RangeError when the model has another number of weights */
export function createScheduler(parameters: MemoryParameters): Scheduler {
  return { parameters, model: MODELS[parameters.model](parameters.weights) };
}

/** Goes up when other events, or the same ones by other rules, make a state: 3 since a missed card comes back until it is answered right. */
const FORM = 3;

/** Whether a stamp is that of a version whose cards moved by other rules. */
export function isEarlierStamp(stamp: string): boolean {
  return !stamp.startsWith(`${FORM}:`);
}

/**
 * What a card's state depends on, in one string. A snapshot stamped with another one is rebuilt from the log; what only due dates depend on is
 * left out, because they are computed when they are asked for.
 */
export function memoryStamp({ model, parameters }: Scheduler): string {
  return `${FORM}:${model.id}:${parameters.weights.join(',')}`;
}
