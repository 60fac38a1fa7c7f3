import { objectAt, textAt } from '../../../../kubernetes/json.ts';
import { age } from '../cells/age.ts';
import { containerCells } from '../cells/containers.ts';
import { formatLabels } from '../cells/labels.ts';
import { countAt } from '../cells/values.ts';
import type { Printer } from '../printer.ts';

export const replicationController: Printer = {
  cells: (object, now) => [
    textAt(object, 'metadata', 'name'),
    countAt(object, 'spec', 'replicas'),
    countAt(object, 'status', 'replicas'),
    countAt(object, 'status', 'readyReplicas'),
    age(object, now),
    ...containerCells(objectAt(object, 'spec', 'template')),
    formatLabels(objectAt(object, 'spec', 'selector')),
  ],
};
