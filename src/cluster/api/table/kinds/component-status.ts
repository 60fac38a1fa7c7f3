import { objectsAt, textAt } from '../../../../kubernetes/json.ts';
import type { Printer } from '../printer.ts';

export const componentStatus: Printer = {
  cells: (object) => {
    const healthy = objectsAt(object, 'conditions').find((c) => textAt(c, 'type') === 'Healthy');
    const status = textAt(healthy, 'status');
    return [
      textAt(object, 'metadata', 'name'),
      status === 'True' ? 'Healthy' : status === 'False' ? 'Unhealthy' : 'Unknown',
      textAt(healthy, 'message'),
      textAt(healthy, 'error'),
    ];
  },
};
