import { textAt } from '../../../../kubernetes/json.ts';
import { age } from '../cells/age.ts';
import { countAt, textOr } from '../cells/values.ts';
import type { Printer } from '../printer.ts';

export const priorityClass: Printer = {
  cells: (object, now) => [
    textAt(object, 'metadata', 'name'),
    countAt(object, 'value'),
    object.globalDefault === true,
    age(object, now),
    textOr('<unset>', object, 'preemptionPolicy'),
  ],
};
