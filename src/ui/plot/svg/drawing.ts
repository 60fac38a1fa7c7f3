import type { Markup } from './element.ts';

/** What a plot draws, and how high it is in its own units; all are `WIDTH` wide. */
export interface Drawing {
  readonly height: number;
  readonly marks: readonly Markup[];
}

/** Units across; a page gives them their size. */
export const WIDTH = 720;
/** From one line of text to the next. */
export const LINE = 24;
