import { textAt } from '../../../../kubernetes/json.ts';
import { age } from '../cells/age.ts';
import type { Printer } from '../printer.ts';

/** For kinds that show only these two columns: ServiceAccount, DeviceClass, ResourceClaimTemplate. */
export const nameAndAge: Printer = {
  cells: (object, now) => [textAt(object, 'metadata', 'name'), age(object, now)],
};
