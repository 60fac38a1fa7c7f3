import { isObject, objectAt, textAt } from '../../../../kubernetes/json.ts';
import { age } from '../cells/age.ts';
import { conditionOf } from '../cells/conditions.ts';
import type { Printer } from '../printer.ts';

export const apiService: Printer = {
  cells: (object, now) => {
    const { service } = objectAt(object, 'spec');
    const available = conditionOf(object, 'Available');
    const status = textAt(available, 'status');
    return [
      textAt(object, 'metadata', 'name'),
      isObject(service) ? `${textAt(service, 'namespace')}/${textAt(service, 'name')}` : 'Local',
      available === undefined
        ? 'Unknown'
        : status === 'True'
          ? status
          : `${status} (${textAt(available, 'reason')})`,
      age(object, now),
    ];
  },
};
