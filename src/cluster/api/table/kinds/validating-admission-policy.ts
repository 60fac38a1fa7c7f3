import { isObject, listAt, objectAt, textAt } from '../../../../kubernetes/json.ts';
import { age } from '../cells/age.ts';
import type { Printer } from '../printer.ts';

export const validatingAdmissionPolicy: Printer = {
  cells: (object, now) => {
    const { paramKind } = objectAt(object, 'spec');
    return [
      textAt(object, 'metadata', 'name'),
      listAt(object, 'spec', 'validations').length,
      isObject(paramKind) ? `${textAt(paramKind, 'apiVersion')}/${textAt(paramKind, 'kind')}` : '<unset>',
      age(object, now),
    ];
  },
};
