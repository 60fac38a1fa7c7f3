import type { Markup } from './element.ts';

/** What a plot draws, and its size in its own units. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly Markup[];
}

/** Units across, unless more are needed; a page gives them their size. */
export const WIDTH = 720;
/** From one line of text to the next. */
export const LINE = 24;
