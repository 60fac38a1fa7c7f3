import type { Range } from '../../source/range.ts';
import type { Flag } from '../tools/table.ts';

/** A flag as the line gives it. */
export interface Option {
  readonly flag: Flag;
  /** `true` for a switch. */
  readonly value: string;
  /** The flag with its value. */
  readonly range: Range;
  /** The value alone; the whole flag where it has none of its own. */
  readonly valueRange: Range;
}
