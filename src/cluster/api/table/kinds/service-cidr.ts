import { listAt, textAt } from '../../../../kubernetes/json.ts';
import { age } from '../cells/age.ts';
import type { Printer } from '../printer.ts';

export const serviceCidr: Printer = {
  cells: (object, now) => [
    textAt(object, 'metadata', 'name'),
    listAt(object, 'spec', 'cidrs').join(','),
    age(object, now),
  ],
};
