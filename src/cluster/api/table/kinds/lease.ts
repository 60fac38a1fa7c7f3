import { textAt } from '../../../../kubernetes/json.ts';
import { age } from '../cells/age.ts';
import type { Printer } from '../printer.ts';

export const lease: Printer = {
  cells: (object, now) => [
    textAt(object, 'metadata', 'name'),
    textAt(object, 'spec', 'holderIdentity'),
    age(object, now),
  ],
};
