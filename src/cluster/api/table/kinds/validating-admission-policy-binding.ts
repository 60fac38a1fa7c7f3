import { isObject, objectAt, textAt } from '../../../../kubernetes/json.ts';
import { age } from '../cells/age.ts';
import type { Printer } from '../printer.ts';

export const validatingAdmissionPolicyBinding: Printer = {
  cells: (object, now) => {
    const { paramRef } = objectAt(object, 'spec');
    return [
      textAt(object, 'metadata', 'name'),
      textAt(object, 'spec', 'policyName'),
      isObject(paramRef)
        ? [textAt(paramRef, 'namespace'), textAt(paramRef, 'name')].filter((part) => part !== '').join('/')
        : '<unset>',
      age(object, now),
    ];
  },
};
