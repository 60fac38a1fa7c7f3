import { objectAt, textAt } from '../../../../kubernetes/json.ts';
import { containerCells } from '../cells/containers.ts';
import { formatLabels } from '../cells/labels.ts';
import type { Printer } from '../printer.ts';

export const podTemplate: Printer = {
  cells: (object) => [
    textAt(object, 'metadata', 'name'),
    ...containerCells(object.template),
    formatLabels(objectAt(object, 'template', 'metadata', 'labels')),
  ],
};
