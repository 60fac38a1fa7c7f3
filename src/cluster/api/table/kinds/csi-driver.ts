import { listAt, objectAt, objectsAt, textAt } from '../../../../kubernetes/json.ts';
import { age } from '../cells/age.ts';
import type { Printer } from '../printer.ts';

export const csiDriver: Printer = {
  cells: (object, now) => {
    const spec = objectAt(object, 'spec');
    const audiences = objectsAt(spec, 'tokenRequests').map((request) => textAt(request, 'audience'));
    return [
      textAt(object, 'metadata', 'name'),
      spec.attachRequired !== false,
      spec.podInfoOnMount === true,
      spec.storageCapacity === true,
      audiences.join(',') || '<unset>',
      spec.requiresRepublish === true,
      listAt(spec, 'volumeLifecycleModes').join(',') || '<unset>',
      age(object, now),
    ];
  },
};
