import { type Json, objectAt, textAt } from '../../../../kubernetes/json.ts';
import { age } from '../cells/age.ts';
import { countAt } from '../cells/values.ts';
import type { Printer } from '../printer.ts';

export const podDisruptionBudget: Printer = {
  cells: (object, now) => {
    const { minAvailable, maxUnavailable } = objectAt(object, 'spec');
    return [
      textAt(object, 'metadata', 'name'),
      limit(minAvailable),
      limit(maxUnavailable),
      countAt(object, 'status', 'disruptionsAllowed'),
      age(object, now),
    ];
  },
};

const limit = (value: Json | undefined): string => (value === undefined ? 'N/A' : String(value));
