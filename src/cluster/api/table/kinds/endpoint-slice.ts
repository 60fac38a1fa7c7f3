import { listAt, numberAt, objectsAt, textAt } from '../../../../kubernetes/json.ts';
import { age } from '../cells/age.ts';
import { firstOf, textOr } from '../cells/values.ts';
import type { Printer } from '../printer.ts';

const MOST = 3;

export const endpointSlice: Printer = {
  cells: (object, now) => {
    const ports = objectsAt(object, 'ports').map((port) =>
      String(numberAt(port, 'port') ?? textOr('*', port, 'name')),
    );
    const addresses = objectsAt(object, 'endpoints').flatMap((endpoint) =>
      listAt(endpoint, 'addresses').map(String),
    );
    return [
      textAt(object, 'metadata', 'name'),
      textAt(object, 'addressType'),
      firstOf(ports, MOST) || '<unset>',
      firstOf(addresses, MOST) || '<unset>',
      age(object, now),
    ];
  },
};
