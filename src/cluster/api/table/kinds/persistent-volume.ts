import { isObject, listAt, objectAt, textAt } from '../../../../kubernetes/json.ts';
import { accessModes } from '../cells/access-modes.ts';
import { age } from '../cells/age.ts';
import { isTerminating } from '../cells/conditions.ts';
import { storageClassOf } from '../cells/storage-class.ts';
import { textOr } from '../cells/values.ts';
import type { Printer } from '../printer.ts';

export const persistentVolume: Printer = {
  cells: (object, now) => {
    const { claimRef } = objectAt(object, 'spec');
    return [
      textAt(object, 'metadata', 'name'),
      textOr('0', object, 'spec', 'capacity', 'storage'),
      accessModes(listAt(object, 'spec', 'accessModes')),
      textAt(object, 'spec', 'persistentVolumeReclaimPolicy'),
      isTerminating(object) ? 'Terminating' : textAt(object, 'status', 'phase'),
      isObject(claimRef) ? `${textAt(claimRef, 'namespace')}/${textAt(claimRef, 'name')}` : '',
      storageClassOf(object),
      textOr('<unset>', object, 'spec', 'volumeAttributesClassName'),
      textAt(object, 'status', 'reason'),
      age(object, now),
      textOr('<unset>', object, 'spec', 'volumeMode'),
    ];
  },
};
