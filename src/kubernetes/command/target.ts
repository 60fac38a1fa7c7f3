import type { Range } from '../../source/range.ts';

/** What a command acts on. */
export interface Target {
  /** `pods`, `deployments.apps`. */
  readonly type: string;
  /** Absent for all objects of the type, or those that a selector matches. */
  readonly name?: string;
  readonly range: Range;
}
