import { textAt } from '../../../../kubernetes/json.ts';
import { age } from '../cells/age.ts';
import type { Printer } from '../printer.ts';

/** Of kinds that show no more: ServiceAccount, DeviceClass, ResourceClaimTemplate. */
export const nameAndAge: Printer = {
  cells: (object, now) => [textAt(object, 'metadata', 'name'), age(object, now)],
};
