import { objectAt, textAt } from '../../../../kubernetes/json.ts';
import { age } from '../cells/age.ts';
import { containerCells } from '../cells/containers.ts';
import { countAt } from '../cells/values.ts';
import type { Printer } from '../printer.ts';

export const statefulSet: Printer = {
  cells: (object, now) => [
    textAt(object, 'metadata', 'name'),
    `${countAt(object, 'status', 'readyReplicas')}/${countAt(object, 'spec', 'replicas')}`,
    age(object, now),
    ...containerCells(objectAt(object, 'spec', 'template')),
  ],
};
