import { textAt } from '../../../../kubernetes/json.ts';
import type { Printer } from '../printer.ts';

/** What the API server shows of a kind without a table of its own: Role, LimitRange, CustomResourceDefinition. */
export const nameAndCreation: Printer = {
  cells: (object) => [textAt(object, 'metadata', 'name'), textAt(object, 'metadata', 'creationTimestamp')],
};
