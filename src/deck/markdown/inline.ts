import type { Range } from '../../source/range.ts';

/** A piece of running text; ranges are offsets in the text that was parsed. */
export type Inline =
  /** Escapes and entities are undone; a line's end within a paragraph is `\n`. */
  | { readonly type: 'text'; readonly text: string; readonly range: Range }
  | { readonly type: 'code'; readonly text: string; readonly range: Range }
  | { readonly type: 'emphasis' | 'strong'; readonly children: readonly Inline[]; readonly range: Range }
  /** An image is a link of what stands in its place. */
  | {
      readonly type: 'link';
      readonly target: string;
      readonly children: readonly Inline[];
      readonly range: Range;
    }
  /** A tag or comment as it stands. */
  | { readonly type: 'html'; readonly text: string; readonly range: Range }
  /** The end of a line that is kept. */
  | { readonly type: 'break'; readonly range: Range };
