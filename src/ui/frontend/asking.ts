import type { KeyChoice, Prompter } from '../../env.ts';
import type { Given } from '../../grade/given.ts';
import type { Screen } from '../../screen.ts';
import type { Composer } from './composer.ts';
import type { DoubtMeanings } from './doubt.ts';
import type { Reference } from './reference.ts';
import type { TypedActions } from './typed-action.ts';

/** How a terminal asks for answers. `O`: what can be typed in place of one. */
export interface Asking<O> {
  readonly prompter: Prompter;
  readonly composer: Composer;
  /** What was typed before, the newest last; grows. */
  readonly history: string[];
  /** By identity, what is written or picked of answers that are not given yet. */
  readonly begun: Map<string, BegunAnswer>;
  readonly print: (text: string) => void;
  readonly screen: () => Screen;
  /** The keys beside those of the answer, where nothing is typed. */
  readonly keys: readonly KeyChoice[];
  readonly actions: TypedActions<O>;
  readonly meanings: DoubtMeanings<O>;
  /** What is said below a line, and below several. */
  readonly help: { readonly line: string; readonly lines: string };
  /** What `:explain` answers from; absent where it is no action. */
  readonly reference?: Reference;
}

/** An answer that is not given yet: a text, or positions of a list as it is shown. */
export interface BegunAnswer {
  readonly text?: string;
  readonly picked?: readonly number[];
}

/** An answer, one of the keys, or what was typed in its place. */
export type Answered<O> =
  | { readonly type: 'given'; readonly given: Given }
  | { readonly type: 'key'; readonly key: string }
  | { readonly type: 'action'; readonly action: O }
  | { readonly type: 'help' };
