import { isObject, type JsonObject, objectAt, textAt } from '../../../../kubernetes/json.ts';
import { age } from '../cells/age.ts';
import type { Printer } from '../printer.ts';

export const ingressClass: Printer = {
  cells: (object, now) => {
    const { parameters } = objectAt(object, 'spec');
    return [
      textAt(object, 'metadata', 'name'),
      textAt(object, 'spec', 'controller'),
      isObject(parameters) ? reference(parameters) : '<none>',
      age(object, now),
    ];
  },
};

function reference(parameters: JsonObject): string {
  const group = textAt(parameters, 'apiGroup');
  const kind = textAt(parameters, 'kind');
  return `${group === '' ? kind : `${kind}.${group}`}/${textAt(parameters, 'name')}`;
}
