import type { Plot } from '../plot/plot.ts';

/** What is to be read, apart from where: on a terminal, as plain lines or as a page. */
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
  /** The first row holds the heads; all rows are of the same length. */
  | { readonly type: 'table'; readonly rows: readonly (readonly string[])[] }
  | Plot;

export function text(text: string): ReportBlock {
  return { type: 'text', text };
}

export function table(rows: readonly (readonly string[])[]): ReportBlock {
  return { type: 'table', rows };
}
