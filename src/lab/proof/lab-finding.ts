import type { Range } from '../../source/range.ts';

/** The problems that a lab may have; the linter words each of them. */
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
