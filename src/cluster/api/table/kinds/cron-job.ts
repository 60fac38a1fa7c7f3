import { listAt, objectAt, textAt } from '../../../../kubernetes/json.ts';
import { age, since } from '../cells/age.ts';
import { containerCells } from '../cells/containers.ts';
import { formatSelector } from '../cells/labels.ts';
import { textOr, truthText } from '../cells/values.ts';
import type { Printer } from '../printer.ts';

export const cronJob: Printer = {
  cells: (object, now) => {
    const { suspend } = objectAt(object, 'spec');
    const { lastScheduleTime } = objectAt(object, 'status');
    const jobSpec = objectAt(object, 'spec', 'jobTemplate', 'spec');
    return [
      textAt(object, 'metadata', 'name'),
      textAt(object, 'spec', 'schedule'),
      textOr('<none>', object, 'spec', 'timeZone'),
      truthText(suspend),
      listAt(object, 'status', 'active').length,
      typeof lastScheduleTime === 'string' ? since(lastScheduleTime, now) : '<none>',
      age(object, now),
      ...containerCells(objectAt(jobSpec, 'template')),
      formatSelector(jobSpec.selector),
    ];
  },
};
