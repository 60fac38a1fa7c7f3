import { canonicalQuantity } from '../../../kubernetes/canonical-quantity.ts';
import { type JsonObject, objectsAt, textAt } from '../../../kubernetes/json.ts';
import { parseQuantity } from '../../../kubernetes/quantity.ts';
import type { TableColumn } from './columns.ts';
import type { CustomTable } from './custom-columns.ts';

const column = (name: string, format: string, description = ''): TableColumn => ({
  name,
  type: 'string',
  format,
  description,
  priority: 0,
});

/** The table that metrics-server itself produces. */
const METRICS: CustomTable = {
  columns: [
    column('Name', 'name', 'Name of the resource'),
    column('cpu', 'quantity'),
    column('memory', 'quantity'),
    column('Window', 'duration'),
  ],
  printer: {
    cells: (object) => [
      textAt(object, 'metadata', 'name'),
      used(object, 'cpu'),
      used(object, 'memory'),
      textAt(object, 'window'),
    ],
  },
};

function used(object: JsonObject, name: string): string {
  const parts = object.containers === undefined ? [object] : objectsAt(object, 'containers');
  const sum = parts.reduce((total, part) => total + (parseQuantity(textAt(part, 'usage', name)) ?? 0n), 0n);
  return canonicalQuantity(name === 'memory' ? '1Ki' : '1n', sum) ?? '0';
}

/** The tables of resources that aggregated API servers serve. */
export const AGGREGATED_TABLES: Readonly<Record<string, CustomTable>> = {
  'nodes.metrics.k8s.io': METRICS,
  'pods.metrics.k8s.io': METRICS,
};
