import { listAt, textAt } from '../../../../kubernetes/json.ts';
import { accessModes } from '../cells/access-modes.ts';
import { age } from '../cells/age.ts';
import { isTerminating } from '../cells/conditions.ts';
import { storageClassOf } from '../cells/storage-class.ts';
import { textOr } from '../cells/values.ts';
import type { Printer } from '../printer.ts';

export const persistentVolumeClaim: Printer = {
  cells: (object, now) => {
    const volume = textAt(object, 'spec', 'volumeName');
    return [
      textAt(object, 'metadata', 'name'),
      isTerminating(object) ? 'Terminating' : textAt(object, 'status', 'phase'),
      volume,
      volume === '' ? '' : textOr('0', object, 'status', 'capacity', 'storage'),
      volume === '' ? '' : accessModes(listAt(object, 'status', 'accessModes')),
      storageClassOf(object),
      textOr('<unset>', object, 'spec', 'volumeAttributesClassName'),
      age(object, now),
      textOr('<unset>', object, 'spec', 'volumeMode'),
    ];
  },
};
