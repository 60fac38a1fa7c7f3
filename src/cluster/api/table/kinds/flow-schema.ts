import { textAt } from '../../../../kubernetes/json.ts';
import { age } from '../cells/age.ts';
import { conditionOf } from '../cells/conditions.ts';
import { countAt, textOr } from '../cells/values.ts';
import type { Printer } from '../printer.ts';

export const flowSchema: Printer = {
  cells: (object, now) => [
    textAt(object, 'metadata', 'name'),
    textAt(object, 'spec', 'priorityLevelConfiguration', 'name'),
    countAt(object, 'spec', 'matchingPrecedence'),
    textOr('<none>', object, 'spec', 'distinguisherMethod', 'type'),
    age(object, now),
    textOr('?', conditionOf(object, 'Dangling'), 'status'),
  ],
};
