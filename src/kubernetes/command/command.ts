import type { Range } from '../../source/range.ts';
import type { Word } from '../shell/word.ts';
import type { Fact } from './fact.ts';
import type { Option } from './option.ts';
import type { Refusal } from './refusal.ts';
import type { Target } from './target.ts';
import type { Verb } from './tool.ts';

/** One program with its words: one stage of a pipeline. */
export interface Command {
  /** `kubectl`, also for `k`. */
  readonly tool: string;
  /** The program that runs this one, possibly repeatedly or with more words: `watch`, `xargs`. */
  readonly runner?: string;
  /** Absent for a tool without a table, whose words are compared one by one. */
  readonly verb?: Verb;
  /** Equal for commands that do the same: `container ls` is `ps`. */
  readonly verbName: string;
  /** The words that name the verb. */
  readonly verbWords: readonly Word[];
  /** The words of tool and verb. */
  readonly verbRange: Range;
  readonly targets: readonly Target[];
  readonly options: readonly Option[];
  /** Words that are neither verb nor flag. */
  readonly words: readonly Word[];
  /** How many of `words` come before `--`; -1 if there is no `--`. */
  readonly dash: number;
  /** The facts that state what it means. */
  readonly facts: readonly Fact[];
  /** Why the tool would not run it. */
  readonly refusals: readonly Refusal[];
  readonly range: Range;
}
