import { type JsonObject, listAt, objectAt, textAt } from '../../../../kubernetes/json.ts';
import { age } from '../cells/age.ts';
import { isTerminating } from '../cells/conditions.ts';
import type { Printer } from '../printer.ts';

export const resourceClaim: Printer = {
  cells: (object, now) => [textAt(object, 'metadata', 'name'), state(object), age(object, now)],
};

function state(claim: JsonObject): string {
  const states = isTerminating(claim) ? ['deleted'] : [];
  if (objectAt(claim, 'status').allocation === undefined) {
    if (states.length === 0) states.push('pending');
  } else {
    states.push('allocated');
    if (listAt(claim, 'status', 'reservedFor').length > 0) states.push('reserved');
  }
  return states.join(',');
}
