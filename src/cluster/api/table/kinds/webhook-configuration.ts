import { listAt, textAt } from '../../../../kubernetes/json.ts';
import { age } from '../cells/age.ts';
import type { Printer } from '../printer.ts';

/** For mutating and validating webhook configurations. */
export const webhookConfiguration: Printer = {
  cells: (object, now) => [
    textAt(object, 'metadata', 'name'),
    listAt(object, 'webhooks').length,
    age(object, now),
  ],
};
