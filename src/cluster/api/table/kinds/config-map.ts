import { objectAt, textAt } from '../../../../kubernetes/json.ts';
import { age } from '../cells/age.ts';
import type { Printer } from '../printer.ts';

export const configMap: Printer = {
  cells: (object, now) => [
    textAt(object, 'metadata', 'name'),
    Object.keys(objectAt(object, 'data')).length + Object.keys(objectAt(object, 'binaryData')).length,
    age(object, now),
  ],
};
