import { numberAt, objectAt, textAt } from '../../../../kubernetes/json.ts';
import { age } from '../cells/age.ts';
import type { Printer } from '../printer.ts';

const NONE = '<none>';

export const priorityLevelConfiguration: Printer = {
  cells: (object, now) => {
    const limited = objectAt(object, 'spec', 'limited');
    const queuing = objectAt(limited, 'limitResponse', 'queuing');
    return [
      textAt(object, 'metadata', 'name'),
      textAt(object, 'spec', 'type'),
      numberAt(limited, 'nominalConcurrencyShares') ?? NONE,
      numberAt(queuing, 'queues') ?? NONE,
      numberAt(queuing, 'handSize') ?? NONE,
      numberAt(queuing, 'queueLengthLimit') ?? NONE,
      age(object, now),
    ];
  },
};
