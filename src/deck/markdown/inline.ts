import type { Range } from '../../source/range.ts';

/** A piece of running text; ranges are offsets in the text that was parsed. */
export type Inline =
  /** Escapes and entities are decoded; a line's end within a paragraph is `\n`. */
  | { readonly type: 'text'; readonly text: string; readonly range: Range }
  | { readonly type: 'code'; readonly text: string; readonly range: Range }
  | { readonly type: 'emphasis' | 'strong'; readonly children: readonly Inline[]; readonly range: Range }
  /** An image is a link with its alternative text. */
  | {
      readonly type: 'link';
      readonly target: string;
      readonly children: readonly Inline[];
      readonly range: Range;
    }
  /** The source of a tag or comment. */
  | { readonly type: 'html'; readonly text: string; readonly range: Range }
  /** A hard line break. */
  | { readonly type: 'break'; readonly range: Range };
