import { type Json, type JsonObject, listAt, objectAt, objectsAt, textAt } from '../../kubernetes/json.ts';

export interface ShownTable {
  readonly wide: boolean;
  readonly headers: boolean;
  readonly withNamespace: boolean;
  /** The prefix of each name, such as `deployment.apps/`; empty for none. */
  readonly kind: string;
  readonly showLabels: boolean;
  /** Labels that have a column each. */
  readonly labelColumns: readonly string[];
  /** The first column, for a watch. */
  readonly event?: string;
}

/** The rows of a table from the server, with what kubectl adds: headers, namespaces, labels. */
export function tableRows(table: JsonObject, options: ShownTable): readonly (readonly string[])[] {
  const columns = objectsAt(table, 'columnDefinitions');
  const shown = columns.flatMap((column, at) =>
    options.wide || (column.priority ?? 0) === 0 ? [{ at, name: textAt(column, 'name') }] : [],
  );
  const head = [
    ...(options.event === undefined ? [] : ['EVENT']),
    ...(options.withNamespace ? ['NAMESPACE'] : []),
    ...shown.map(({ name }) => name.toUpperCase()),
    ...options.labelColumns.map((label) => (label.split('/').at(-1) ?? '').toUpperCase()),
    ...(options.showLabels ? ['LABELS'] : []),
  ];
  const rows = objectsAt(table, 'rows').map((row) => {
    const metadata = objectAt(row, 'object', 'metadata');
    const cells = listAt(row, 'cells');
    const labels = objectAt(metadata, 'labels');
    return [
      ...(options.event === undefined ? [] : [options.event]),
      ...(options.withNamespace ? [textAt(metadata, 'namespace')] : []),
      ...shown.map(({ at }, place) => `${place === 0 ? options.kind : ''}${cellText(cells[at])}`),
      ...options.labelColumns.map((label) => textAt(labels, label)),
      ...(options.showLabels ? [labelText(labels)] : []),
    ];
  });
  return options.headers ? [head, ...rows] : rows;
}

function cellText(value: Json | undefined): string {
  if (value === undefined || value === null) return '<none>';
  return (typeof value === 'string' ? value : JSON.stringify(value)).replace(/[\n\r][\s\S]*/, '...');
}

/** Labels as `a=1,b=2`, sorted by name; `<none>` if there are none. */
export function labelText(labels: JsonObject): string {
  const names = Object.keys(labels).sort();
  return names.length === 0 ? '<none>' : names.map((name) => `${name}=${labels[name]}`).join(',');
}
