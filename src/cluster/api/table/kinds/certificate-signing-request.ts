import { type JsonObject, numberAt, objectsAt, textAt } from '../../../../kubernetes/json.ts';
import { age, humanDuration } from '../cells/age.ts';
import { textOr } from '../cells/values.ts';
import type { Printer } from '../printer.ts';

export const certificateSigningRequest: Printer = {
  cells: (object, now) => {
    const seconds = numberAt(object, 'spec', 'expirationSeconds');
    return [
      textAt(object, 'metadata', 'name'),
      age(object, now),
      textOr('<none>', object, 'spec', 'signerName'),
      textAt(object, 'spec', 'username'),
      seconds === undefined ? '<none>' : humanDuration(seconds * 1000),
      condition(object),
    ];
  },
};

function condition(request: JsonObject): string {
  const types = objectsAt(request, 'status', 'conditions').map((c) => textAt(c, 'type'));
  const decision = ['Denied', 'Approved'].find((type) => types.includes(type)) ?? 'Pending';
  const failed = types.includes('Failed') ? ',Failed' : '';
  return `${decision}${failed}${textAt(request, 'status', 'certificate') === '' ? '' : ',Issued'}`;
}
