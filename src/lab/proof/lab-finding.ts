import type { Range } from '../../source/range.ts';

/** What may be wrong with a lab; the linter words each. */
export type LabFindingCode =
  | 'lab-solvable'
  | 'lab-solved-at-start'
  | 'lab-value-not-in-task'
  | 'lab-way-refused'
  | 'lab-trivially-solved';

export interface LabFinding {
  readonly code: LabFindingCode;
  readonly message: string;
  readonly range: Range;
}
