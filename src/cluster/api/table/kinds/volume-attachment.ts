import { objectAt, textAt } from '../../../../kubernetes/json.ts';
import { age } from '../cells/age.ts';
import type { Printer } from '../printer.ts';

export const volumeAttachment: Printer = {
  cells: (object, now) => [
    textAt(object, 'metadata', 'name'),
    textAt(object, 'spec', 'attacher'),
    textAt(object, 'spec', 'source', 'persistentVolumeName'),
    textAt(object, 'spec', 'nodeName'),
    objectAt(object, 'status').attached === true,
    age(object, now),
  ],
};
