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
  /** Drafts of answers that are not given yet, by the card's identity. */
  readonly begun: Map<string, BegunAnswer>;
  readonly print: (text: string) => void;
  readonly screen: () => Screen;
  /** The keys other than those of the answer, for questions without typed text. */
  readonly keys: readonly KeyChoice[];
  readonly actions: TypedActions<O>;
  readonly meanings: DoubtMeanings<O>;
  /** The hints below a single line and below several lines. */
  readonly help: { readonly line: string; readonly lines: string };
  /** Answers `:explain`; absent if that is not an action here. */
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
