import { objectAt, textAt } from '../../../../kubernetes/json.ts';
import { age } from '../cells/age.ts';
import { containerCells } from '../cells/containers.ts';
import { formatLabels, formatSelector } from '../cells/labels.ts';
import { countAt } from '../cells/values.ts';
import type { Printer } from '../printer.ts';

export const daemonSet: Printer = {
  cells: (object, now) => {
    const template = objectAt(object, 'spec', 'template');
    return [
      textAt(object, 'metadata', 'name'),
      countAt(object, 'status', 'desiredNumberScheduled'),
      countAt(object, 'status', 'currentNumberScheduled'),
      countAt(object, 'status', 'numberReady'),
      countAt(object, 'status', 'updatedNumberScheduled'),
      countAt(object, 'status', 'numberAvailable'),
      formatLabels(objectAt(template, 'spec', 'nodeSelector')),
      age(object, now),
      ...containerCells(template),
      formatSelector(objectAt(object, 'spec').selector),
    ];
  },
};
