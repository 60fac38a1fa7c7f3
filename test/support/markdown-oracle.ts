import MarkdownIt, { type Token } from 'markdown-it';
import type { Block } from '../../src/deck/markdown/block.ts';
import { scanBlocks } from '../../src/deck/markdown/scan-blocks.ts';
import { LineIndex } from '../../src/source/line-index.ts';

/** What a block is, and the line that it begins on, counted from 1. */
export type Outline = string;

const NAMES: Readonly<Record<string, string>> = {
  fence: 'fence',
  code_block: 'code',
  html_block: 'html',
  hr: 'break',
  blockquote_open: 'quote',
  bullet_list_open: 'bullets',
  ordered_list_open: 'numbers',
  list_item_open: 'item',
  table_open: 'table',
  paragraph_open: 'paragraph',
};

const markdownIt = oracle();

/**
 * markdown-it with HTML and tables, its rule for tables behind those for headings, lists and the like: a heading with `|` in it
 * is a heading on GitHub, whatever follows.
 */
function oracle(): InstanceType<typeof MarkdownIt> {
  const md = new MarkdownIt({ html: true });
  const [table] = md.block.ruler.getRules('');
  if (table === undefined) throw new Error('markdown-it has no rule for tables');
  md.block.ruler.disable('table');
  md.block.ruler.before('lheading', 'late_table', table, { alt: ['paragraph', 'reference'] });
  return md;
}

/** The blocks that markdown-it finds, to a depth of lists and quotes (0 for the top level only). */
export function oracleOutline(text: string, deepest: number): Outline[] {
  const outline: Outline[] = [];
  let depth = 0;
  for (const token of markdownIt.parse(text, {})) {
    if (token.nesting === -1) depth--;
    const name = nameOf(token);
    if (name !== null && depth <= deepest)
      outline.push(`${'  '.repeat(depth)}${(token.map?.[0] ?? 0) + 1} ${name}`);
    if (token.nesting === 1) depth++;
  }
  return outline;
}

function nameOf({ type, markup, tag, nesting }: Token): string | null {
  if (nesting === -1 || type === 'inline') return null;
  if (type !== 'heading_open') return NAMES[type] ?? null;
  return markup.startsWith('#') ? `heading ${tag.slice(1)}` : 'underlined';
}

/** The same of our scanner. */
export function ourOutline(text: string, deepest: number): Outline[] {
  const lines = new LineIndex(text);
  const outline: Outline[] = [];
  const visit = (block: Block | Extract<Block, { type: 'list' }>['items'][number], depth: number): void => {
    if (depth > deepest || block.type === 'definition') return;
    outline.push(`${'  '.repeat(depth)}${lines.position(block.start).line} ${ourName(block)}`);
    if (block.type === 'list') for (const item of block.items) visit(item, depth + 1);
    if (block.type === 'quote' || block.type === 'item')
      for (const child of block.children) visit(child, depth + 1);
  };
  scanBlocks(text, 0, (block) => visit(block, 0));
  return outline;
}

function ourName(block: Block | { readonly type: 'item' }): string {
  if (block.type === 'heading') return `heading ${block.level}`;
  if (block.type === 'list') return block.ordered ? 'numbers' : 'bullets';
  return block.type;
}

/** What decides cards, of an outline of the top level: headings of the second level, fences and breaks. */
export function deciding(outline: readonly Outline[]): Outline[] {
  return outline.filter((line) => /^\d+ (?:heading 2|fence|break)$/.test(line));
}
