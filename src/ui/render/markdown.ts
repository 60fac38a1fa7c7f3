import type { Block, FencedCode, Item, List } from '../../deck/markdown/block.ts';
import { scanBlocks } from '../../deck/markdown/scan-blocks.ts';
import { narrower, type Screen } from '../../screen.ts';
import { printable } from '../../source/printable.ts';
import { highlight } from './code.ts';
import { renderInline } from './inline.ts';
import { renderTable } from './table.ts';
import { hang, indent, wrap } from './wrap.ts';

/** Markdown that is nested deeper than this is shown as source. */
const DEEPEST = 8;

/** Markdown for a terminal of a given width: paragraphs wrapped, code unchanged and never wrapped, tables drawn, comments left out. */
export function renderMarkdown(markdown: string, screen: Screen): string {
  const text = printable(markdown);
  const blocks: Block[] = [];
  scanBlocks(text, 0, (block) => blocks.push(block));
  return renderBlocks(blocks, text, screen, 0);
}

function renderBlocks(blocks: readonly Block[], text: string, screen: Screen, depth: number): string {
  let drawn = '';
  let end = 0;
  for (const block of blocks) {
    const rendered = renderBlock(block, text, screen, depth);
    if (rendered === '') continue;
    const tight = depth > 0 && !hasBlankLine(text.slice(end, block.start));
    drawn += drawn === '' ? rendered : `${tight ? '\n' : '\n\n'}${rendered}`;
    end = block.end;
  }
  return drawn;
}

function hasBlankLine(gap: string): boolean {
  return gap.split('\n').length > 2;
}

function renderBlock(block: Block, text: string, screen: Screen, depth: number): string {
  const source = text.slice(block.start, block.end);
  if (depth > DEEPEST) return source;
  switch (block.type) {
    case 'heading':
      return screen.style.bold(
        wrap(renderInline(text.slice(block.content.start, block.content.end), screen), screen.width),
      );
    case 'underlined':
      return screen.style.bold(
        wrap(renderInline(text.slice(block.start, block.underline.start), screen), screen.width),
      );
    case 'fence':
      return indent(fenceText(block, text, screen), '  ');
    case 'code':
      return indent(source, '  ');
    case 'html':
      return block.comment ? '' : source;
    case 'break':
      return screen.plain ? '' : screen.style.dim(screen.signs.rule.repeat(Math.min(screen.width, 20)));
    case 'quote':
      return indent(
        renderBlocks(block.children, text, narrower(screen, 2), depth + 1),
        screen.plain ? '  ' : `${screen.style.dim(screen.signs.bar)} `,
      );
    case 'list':
      return renderList(block, text, screen, depth);
    case 'table':
      return renderTable(source, screen);
    case 'paragraph':
      return wrap(renderInline(joined(source), screen), screen.width);
    case 'definition':
      return '';
  }
}

function fenceText(fence: FencedCode, text: string, screen: Screen): string {
  if (fence.contentStart < 0) return '';
  const [language = ''] = text.slice(fence.info.start, fence.info.end).trim().split(/\s/);
  return highlight(text.slice(fence.contentStart, fence.contentEnd).trimEnd(), language, screen);
}

function renderList(list: List, text: string, screen: Screen, depth: number): string {
  const first = list.ordered ? Number.parseInt(text.slice(list.start, list.start + 9), 10) : 0;
  const loose = list.items.some(
    (item, i) => i > 0 && hasBlankLine(text.slice(list.items[i - 1]?.end, item.start)),
  );
  return list.items
    .map((item, index) => {
      const lead = list.ordered ? `${first + index}. ` : `${screen.signs.bullet} `;
      return renderItem(item, lead, text, screen, depth);
    })
    .join(loose ? '\n\n' : '\n');
}

function renderItem(item: Item, lead: string, text: string, screen: Screen, depth: number): string {
  const content = renderBlocks(item.children, text, narrower(screen, lead.length), depth + 1);
  return `${lead}${indent(content, ' '.repeat(lead.length)).trimStart()}`;
}

/** A paragraph on one line, without the indents and quote marks of its further lines. */
function joined(paragraph: string): string {
  return paragraph.replace(/[ \t]*\n[ \t>]*/g, ' ').trim();
}

/** A short text, such as a prompt, in bold and wrapped. */
export function renderTitle(markdown: string, screen: Screen): string {
  return screen.style.bold(wrap(renderInline(joined(markdown), screen), screen.width));
}

/** Markdown after a lead, such as a sign or a number. */
export function renderItemText(lead: string, markdown: string, screen: Screen): string {
  return hang(lead, renderInline(joined(markdown), screen), screen.width);
}

/** Code as a fenced block of Markdown; the fence is longer than any run of backticks in it. */
export function fenced(code: string, language = 'yaml'): string {
  const ticks = '`'.repeat(Math.max(3, ...[...code.matchAll(/`+/g)].map((m) => m[0].length + 1)));
  return `${ticks}${language}\n${code}\n${ticks}`;
}
