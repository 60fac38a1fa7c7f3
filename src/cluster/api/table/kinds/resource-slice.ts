import { textAt } from '../../../../kubernetes/json.ts';
import { age } from '../cells/age.ts';
import type { Printer } from '../printer.ts';

export const resourceSlice: Printer = {
  cells: (object, now) => [
    textAt(object, 'metadata', 'name'),
    textAt(object, 'spec', 'nodeName'),
    textAt(object, 'spec', 'driver'),
    textAt(object, 'spec', 'pool', 'name'),
    age(object, now),
  ],
};
