import { objectAt, textAt } from '../../../../kubernetes/json.ts';
import { age } from '../cells/age.ts';
import type { Printer } from '../printer.ts';

export const secret: Printer = {
  cells: (object, now) => [
    textAt(object, 'metadata', 'name'),
    textAt(object, 'type'),
    Object.keys(objectAt(object, 'data')).length,
    age(object, now),
  ],
};
