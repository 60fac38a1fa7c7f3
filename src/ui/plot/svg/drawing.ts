import type { Markup } from './element.ts';

/** What a plot draws, and its size in its own units. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly Markup[];
}

/** Units across a picture of a page that is wide, and of one as narrow as a telephone; a unit is a pixel where the page has that room. */
export const WIDTHS = { wide: 720, narrow: 340 } as const;
/** From one line of text to the next. */
export const LINE = 24;
/** Room for a letter of 14 pixels; few letters of few fonts are wider. */
export const LETTER = 9.2;
