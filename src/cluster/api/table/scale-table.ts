import { textAt } from '../../../kubernetes/json.ts';
import { age } from './cells/age.ts';
import { countAt } from './cells/values.ts';
import type { TableColumn } from './columns.ts';
import type { CustomTable } from './custom-columns.ts';

const column = (name: string, type: string, format = ''): TableColumn => ({
  name,
  type,
  format,
  description: '',
  priority: 0,
});

/** The table of the scale of a Deployment, ReplicaSet, StatefulSet or ReplicationController. */
export const SCALE_TABLE: CustomTable = {
  columns: [
    column('Name', 'string', 'name'),
    column('Desired', 'integer'),
    column('Available', 'integer'),
    column('Age', 'string'),
  ],
  printer: {
    cells: (scale, now) => [
      textAt(scale, 'metadata', 'name'),
      countAt(scale, 'spec', 'replicas'),
      countAt(scale, 'status', 'replicas'),
      age(scale, now),
    ],
  },
};
