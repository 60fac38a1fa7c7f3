import { textAt } from '../../../../kubernetes/json.ts';
import { age } from '../cells/age.ts';
import type { Printer } from '../printer.ts';

export const runtimeClass: Printer = {
  cells: (object, now) => [textAt(object, 'metadata', 'name'), textAt(object, 'handler'), age(object, now)],
};
