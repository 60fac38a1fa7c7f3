import { lookUp } from '../../../source/look-up.ts';
import data from './columns.json';

/** A column of a table, as the API server describes it. */
export interface TableColumn {
  readonly name: string;
  readonly type: string;
  /** `name` for the column of the object's name; empty for most others. */
  readonly format: string;
  readonly description: string;
  /** 0 is always shown, 1 only with `-o wide`. */
  readonly priority: number;
}

type Row = [name: string, type: string, format: string, priority: number, text: number];

function column([name, type, format, priority, text]: Row): TableColumn {
  return { name, type, format, description: data.texts[text] ?? '', priority };
}

/** A resource with the default columns, which kinds without their own columns share. */
const PLAIN = 'roles.rbac.authorization.k8s.io';

/** The columns of a built-in resource's table. */
export function columnsOf(resource: string): readonly TableColumn[] {
  const table = data.columns as unknown as Readonly<Record<string, Row[]>>;
  return (lookUp(table, resource) ?? lookUp(table, PLAIN) ?? []).map(column);
}
