import type { Range } from '../../source/range.ts';

/** Why a tool would not run a line. */
export type RefusalCode =
  | 'shell'
  | 'unknown-command'
  | 'unknown-flag'
  | 'flag-needs-value'
  | 'invalid-value'
  | 'removed'
  | 'words'
  | 'missing-flag'
  | 'exclusive-flags'
  | 'unknown-resource'
  | 'wrong-resource'
  | 'needs-dashes';

/** A refusal, in the tool's own words if it has any, with help to fix it. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly message: string;
  readonly help?: string;
  readonly range: Range;
}
