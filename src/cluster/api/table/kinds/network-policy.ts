import { objectAt, textAt } from '../../../../kubernetes/json.ts';
import { age } from '../cells/age.ts';
import { formatSelector } from '../cells/labels.ts';
import type { Printer } from '../printer.ts';

export const networkPolicy: Printer = {
  cells: (object, now) => [
    textAt(object, 'metadata', 'name'),
    formatSelector(objectAt(object, 'spec', 'podSelector')),
    age(object, now),
  ],
};
