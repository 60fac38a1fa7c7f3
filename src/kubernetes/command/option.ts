import type { Range } from '../../source/range.ts';
import type { Flag } from '../tools/table.ts';

/** A flag as written in the line. */
export interface Option {
  readonly flag: Flag;
  /** `true` for a switch. */
  readonly value: string;
  /** The flag with its value. */
  readonly range: Range;
  /** The value alone, or the whole flag if it has no value. */
  readonly valueRange: Range;
}
