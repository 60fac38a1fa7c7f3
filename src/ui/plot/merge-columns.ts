import type { Column } from './plot.ts';

/** Columns that fit: so many neighbours become one as it takes, their values added. */
export interface MergedColumns {
  readonly columns: readonly Column[];
  /** How many of the plot's columns one of these stands for; the last may stand for fewer. */
  readonly each: number;
}

/** @param most columns that there is room for */
export function mergeColumns(columns: readonly Column[], most: number): MergedColumns {
  const each = Math.max(1, Math.ceil(columns.length / Math.max(1, most)));
  if (each === 1) return { columns, each };
  const merged: Column[] = [];
  for (let i = 0; i < columns.length; i += each) {
    const group = columns.slice(i, i + each);
    const value = group.reduce((sum, column) => sum + column.value, 0);
    merged.push({ label: group[0]?.label ?? '', value });
  }
  return { columns: merged, each };
}
