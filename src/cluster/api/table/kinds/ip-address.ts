import { objectAt, textAt } from '../../../../kubernetes/json.ts';
import type { Printer } from '../printer.ts';

export const ipAddress: Printer = {
  cells: (object) => {
    const parent = objectAt(object, 'spec', 'parentRef');
    const group = textAt(parent, 'group');
    const resource = textAt(parent, 'resource');
    const parts = [
      group === '' ? resource : `${resource}.${group}`,
      textAt(parent, 'namespace'),
      textAt(parent, 'name'),
    ];
    return [textAt(object, 'metadata', 'name'), parts.filter((part) => part !== '').join('/')];
  },
};
