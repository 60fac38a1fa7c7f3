import { listAt, textAt } from '../../../../kubernetes/json.ts';
import { age } from '../cells/age.ts';
import type { Printer } from '../printer.ts';

export const csiNode: Printer = {
  cells: (object, now) => [
    textAt(object, 'metadata', 'name'),
    listAt(object, 'spec', 'drivers').length,
    age(object, now),
  ],
};
