import { fsrs6 } from './fsrs-6.ts';
import type { MemoryModel } from './memory-model.ts';
import type { MemoryParameters } from './parameters.ts';

/** Parameters with the model that they make; built once a run and handed to whatever computes with memory. */
export interface Scheduler {
  readonly parameters: MemoryParameters;
  readonly model: MemoryModel;
}

export function createScheduler(parameters: MemoryParameters): Scheduler {
  return { parameters, model: fsrs6(parameters.weights) };
}
