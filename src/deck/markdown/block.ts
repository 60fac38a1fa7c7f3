import type { Range } from '../../source/range.ts';

/**
 * The blocks of a Markdown text, as in <https://spec.commonmark.org/0.31.2/>, with GitHub's tables. Every block is
 * the range from its first character after the indent to the end of its last line that is not blank.
 */
export type Block =
  | Heading
  | UnderlinedHeading
  | FencedCode
  | IndentedCode
  | Html
  | Break
  | Quote
  | List
  | Table
  | Paragraph
  | Definition;

interface Span {
  readonly start: number;
  /** Grows while the scanner is within the block. */
  end: number;
}

/** `## text`: the text is at `content`, without the closing `#`s. */
export interface Heading extends Span {
  readonly type: 'heading';
  readonly level: number;
  readonly content: Range;
}

/** A paragraph with a line of `=` or `-` below it. */
export interface UnderlinedHeading extends Span {
  readonly type: 'underlined';
  readonly underline: Range;
}

export interface FencedCode extends Span {
  readonly type: 'fence';
  /** Columns before its opener; as many are taken off its lines. */
  readonly indent: number;
  readonly info: Range;
  /** Offset of its first line; -1 if it has none. */
  contentStart: number;
  /** The end of its last line. */
  contentEnd: number;
  closed: boolean;
}

export interface IndentedCode extends Span {
  readonly type: 'code';
}

export interface Html extends Span {
  readonly type: 'html';
  readonly comment: boolean;
  /** Its end: the offset of its end marker (`Infinity` if there is none), or -1 for a blank line. */
  readonly marker: number;
  closed: boolean;
}

export interface Break extends Span {
  readonly type: 'break';
}

export interface Quote extends Span {
  readonly type: 'quote';
  readonly children: Block[];
}

export interface List extends Span {
  readonly type: 'list';
  readonly ordered: boolean;
  /** The bullet, or what follows the number. */
  readonly marker: string;
  readonly items: Item[];
}

export interface Item extends Span {
  readonly type: 'item';
  readonly list: List;
  /** Columns from the list's parent to the item's text. */
  readonly indent: number;
  readonly children: Block[];
}

export interface Table extends Span {
  readonly type: 'table';
}

export interface Paragraph extends Span {
  readonly type: 'paragraph';
}

/** A link definition: `[label]: target`. */
export interface Definition extends Span {
  readonly type: 'definition';
}
