import type { Plot } from '../plot/plot.ts';

/** The contents of a report, independent of whether it is shown on a terminal, as plain lines or as a page. */
export interface Report {
  readonly title: string;
  readonly sections: readonly Section[];
}

export interface Section {
  /** A slug. */
  readonly name: string;
  readonly title: string;
  readonly blocks: readonly ReportBlock[];
}

export type ReportBlock =
  | { readonly type: 'text'; readonly text: string }
  /** The first row is the header; all rows have the same length. */
  | { readonly type: 'table'; readonly rows: readonly (readonly string[])[] }
  | Plot;

export function text(text: string): ReportBlock {
  return { type: 'text', text };
}

export function table(rows: readonly (readonly string[])[]): ReportBlock {
  return { type: 'table', rows };
}
