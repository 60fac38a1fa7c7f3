import type { Range } from '../../source/range.ts';
import { scanInline } from './inlines/scan-inline.ts';

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

/**
 * The running text of a paragraph, heading or table cell, as <https://spec.commonmark.org/0.31.2/#inlines> has it, but for links
 * by label, which stay text. Any text is fine; time grows with its length.
 */
export function parseInline(markdown: string): readonly Inline[] {
  return scanInline(markdown);
}

/** What a reader sees, without any markup; comments are left out. */
export function plainText(markdown: string): string {
  return textOf(parseInline(markdown));
}

function textOf(inlines: readonly Inline[]): string {
  return inlines.map(textOfOne).join('');
}

function textOfOne(inline: Inline): string {
  switch (inline.type) {
    case 'text':
    case 'code':
      return inline.text;
    case 'html':
      return inline.text.startsWith('<!--') ? '' : inline.text;
    case 'break':
      return '\n';
    default:
      return textOf(inline.children);
  }
}
