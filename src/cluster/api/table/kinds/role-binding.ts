import { textAt } from '../../../../kubernetes/json.ts';
import { age } from '../cells/age.ts';
import { subjectCells } from '../cells/subjects.ts';
import type { Printer } from '../printer.ts';

/** For RoleBindings and ClusterRoleBindings. */
export const roleBinding: Printer = {
  cells: (object, now) => [
    textAt(object, 'metadata', 'name'),
    `${textAt(object, 'roleRef', 'kind')}/${textAt(object, 'roleRef', 'name')}`,
    age(object, now),
    ...subjectCells(object),
  ],
};
