import { textAt } from '../../../../kubernetes/json.ts';
import type { Printer } from '../printer.ts';

/** For kinds without columns of their own: Role, LimitRange, CustomResourceDefinition. */
export const nameAndCreation: Printer = {
  cells: (object) => [textAt(object, 'metadata', 'name'), textAt(object, 'metadata', 'creationTimestamp')],
};
