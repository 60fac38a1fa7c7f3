import { textAt } from '../../../../kubernetes/json.ts';
import { age } from '../cells/age.ts';
import { subjectCells } from '../cells/subjects.ts';
import type { Printer } from '../printer.ts';

/** Of a Role binding and of a cluster role binding. */
export const roleBinding: Printer = {
  cells: (object, now) => [
    textAt(object, 'metadata', 'name'),
    `${textAt(object, 'roleRef', 'kind')}/${textAt(object, 'roleRef', 'name')}`,
    age(object, now),
    ...subjectCells(object),
  ],
};
