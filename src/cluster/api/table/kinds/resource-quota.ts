import { objectAt, textAt } from '../../../../kubernetes/json.ts';
import { age } from '../cells/age.ts';
import { textOr } from '../cells/values.ts';
import type { Printer } from '../printer.ts';

export const resourceQuota: Printer = {
  cells: (object, now) => {
    const hard = objectAt(object, 'status', 'hard');
    const used = objectAt(object, 'status', 'used');
    const show = (limits: boolean): string =>
      Object.keys(hard)
        .filter((name) => name.includes('limits') === limits)
        .sort()
        .map((name) => `${name}: ${textOr('0', used, name)}/${textOr('0', hard, name)}`)
        .join(', ');
    return [textAt(object, 'metadata', 'name'), show(false), show(true), age(object, now)];
  },
};
