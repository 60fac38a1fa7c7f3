import { type JsonObject, objectAt, textAt } from '../../../../kubernetes/json.ts';
import { age } from '../cells/age.ts';
import { textOr } from '../cells/values.ts';
import type { Printer } from '../printer.ts';

const DEFAULT_ANNOTATIONS = [
  'storageclass.kubernetes.io/is-default-class',
  'storageclass.beta.kubernetes.io/is-default-class',
];

export const storageClass: Printer = {
  cells: (object, now) => {
    const name = textAt(object, 'metadata', 'name');
    return [
      isDefault(object) ? `${name} (default)` : name,
      textAt(object, 'provisioner'),
      textOr('Delete', object, 'reclaimPolicy'),
      textOr('Immediate', object, 'volumeBindingMode'),
      object.allowVolumeExpansion === true,
      age(object, now),
    ];
  },
};

function isDefault(storageClass: JsonObject): boolean {
  const annotations = objectAt(storageClass, 'metadata', 'annotations');
  return DEFAULT_ANNOTATIONS.some((key) => annotations[key] === 'true');
}
