import type { Block, FencedCode, Html, Item, List } from './block.ts';
import { settleDefinition } from './blocks/definition.ts';
import { htmlAt } from './blocks/html.ts';
import { closesFence, fenceAt, headingAt, isBreak, isUnderline } from './blocks/leaves.ts';
import { type ListMarker, listMarkerAt } from './blocks/list-marker.ts';
import {
  add,
  DEEPEST,
  findNext,
  lastBlock,
  newScan,
  replaceLast,
  type Scan,
  skipColumns,
  skipTo,
} from './blocks/scan.ts';
import { skipAhead } from './blocks/skip-ahead.ts';
import { startsTable } from './blocks/table-start.ts';
import { endOfLineBefore, lineStartOf } from './lines.ts';

const QUOTE = 62;
const DASH = 45;
const EQUALS = 61;
const PIPE = 124;
const COLON = 58;

/** By character code: 1 if a line that begins with it may be something other than a paragraph. */
const STARTERS = new Uint8Array(128);
for (const character of '>#`~<=-*_+|:0123456789') STARTERS[character.charCodeAt(0)] = 1;

/**
 * Finds the blocks of a Markdown text and passes on the top-level ones in order, each when it is complete; the contents of quotes and
 * list items are their children. One pass, line by line, by character codes; every text is valid. Begins at `from`, which
 * must be the start of a line.
 */
export function scanBlocks(text: string, from: number, emit: (block: Block) => void): void {
  const scan = newScan(text, emit);
  let at = from;
  while (at < text.length) {
    const feed = text.indexOf('\n', at);
    let end = feed === -1 ? text.length : feed;
    let after = end + 1;
    if (scan.nextReturn < at) scan.nextReturn = nextReturn(text, at);
    if (scan.nextReturn < end) {
      end = scan.nextReturn;
      after = text.charCodeAt(end + 1) === 10 ? end + 2 : end + 1;
    }
    const isNothing = at === end && scan.leaf === null && scan.open.length === 0;
    if (!isNothing) scanLine(scan, at, end);
    at = isNothing || after > text.length ? after : skipAhead(scan, after);
  }
  settleDefinition(scan);
  closeTo(scan, 0);
  if (scan.top !== null) emit(scan.top);
}

function nextReturn(text: string, at: number): number {
  const found = text.indexOf('\r', at);
  return found === -1 ? Number.POSITIVE_INFINITY : found;
}

function scanLine(scan: Scan, start: number, end: number): void {
  scan.lineStart = start;
  scan.lineEnd = end;
  scan.at = start;
  scan.column = 0;
  findNext(scan);
  settleDefinition(scan);
  const matched = scan.open.length === 0 ? 0 : matchContainers(scan);
  const leaf = scan.leaf;
  if (leaf !== null && matched === scan.open.length) {
    if (leaf.type === 'fence') {
      continueFence(scan, leaf);
      return;
    }
    if (leaf.type === 'html') {
      continueHtml(scan, leaf);
      return;
    }
  }
  if (scan.next === end) blankLine(scan, matched);
  else startBlocks(scan, matched);
}

/** Walks the open containers that the line continues. @returns their number */
function matchContainers(scan: Scan): number {
  const { open, text } = scan;
  let matched = 0;
  for (; matched < open.length; matched++) {
    const container = open[matched];
    if (container?.type === 'item') {
      const blank = scan.next === scan.lineEnd;
      if (blank ? container.children.length === 0 : scan.nextColumn - scan.column < container.indent) break;
      if (blank) skipColumns(scan, scan.nextColumn - scan.column);
      else skipColumns(scan, container.indent);
    } else {
      if (
        scan.nextColumn - scan.column > 3 ||
        scan.next === scan.lineEnd ||
        text.charCodeAt(scan.next) !== QUOTE
      )
        break;
      enterQuote(scan);
    }
  }
  return matched;
}

/** Consumes `>` and one column of white space after it. */
function enterQuote(scan: Scan): void {
  skipTo(scan, 1);
  skipColumns(scan, 1);
}

function continueFence(scan: Scan, leaf: FencedCode): void {
  leaf.end = scan.lineEnd;
  if (closesFence(scan)) {
    leaf.closed = true;
    scan.leaf = null;
    return;
  }
  if (leaf.contentStart === -1) leaf.contentStart = scan.lineStart;
  leaf.contentEnd = scan.lineEnd;
}

function continueHtml(scan: Scan, leaf: Html): void {
  if (leaf.marker === -1) {
    if (scan.next === scan.lineEnd) scan.leaf = null;
    else leaf.end = scan.lineEnd;
    return;
  }
  leaf.end = scan.lineEnd;
  if (leaf.marker >= scan.lineEnd) return;
  leaf.closed = true;
  scan.leaf = null;
}

function blankLine(scan: Scan, matched: number): void {
  if (matched < scan.open.length) closeTo(scan, matched);
  else if (scan.leaf?.type !== 'code') scan.leaf = null;
}

/** Closes open containers down to a depth, and the leaf in them. */
function closeTo(scan: Scan, depth: number): void {
  const { open } = scan;
  if (open.length > depth) scan.leaf = null;
  while (open.length > depth) {
    const container = open.pop();
    if (container === undefined) return;
    container.end = container.children.at(-1)?.end ?? container.end;
    if (container.type === 'item') container.list.end = container.end;
  }
}

/** A line that is not blank: opens containers until a leaf begins or continues (lazily too). */
function startBlocks(scan: Scan, matched: number): void {
  let depth = matched;
  for (;;) {
    if (scan.next === scan.lineEnd) return;
    const lazy = depth < scan.open.length;
    const within = scan.leaf?.type === 'paragraph';
    if (scan.nextColumn - scan.column > 3) {
      if (within) break;
      closeTo(scan, depth);
      indentedCode(scan);
      return;
    }
    const code = scan.text.charCodeAt(scan.next);
    if (code > 127 || STARTERS[code] === 0) break;
    if (within && !lazy && continuesParagraph(scan, code)) return;
    if (startLeaf(scan, code, depth, within)) return;
    if (scan.open.length >= DEEPEST || !startContainer(scan, code, depth, within && !lazy)) break;
    depth = scan.open.length;
  }
  text(scan, depth);
}

function indentedCode(scan: Scan): void {
  if (scan.leaf?.type === 'code') scan.leaf.end = scan.lineEnd;
  else begin(scan, { type: 'code', start: scan.next, end: scan.lineEnd });
}

function begin(scan: Scan, block: Block): void {
  add(scan, block);
  scan.leaf = block;
}

/** Turns the open paragraph into a table or an underlined heading. @returns whether it did */
function continuesParagraph(scan: Scan, code: number): boolean {
  if (code !== PIPE && code !== COLON && code !== DASH && code !== EQUALS) return false;
  return (code !== EQUALS && tableBegins(scan)) || (code !== PIPE && code !== COLON && underlines(scan));
}

function tableBegins(scan: Scan): boolean {
  const { leaf } = scan;
  if (leaf === null || !startsTable(scan)) return false;
  const table: Block = { type: 'table', start: scan.paragraphLine, end: scan.lineEnd };
  if (scan.paragraphLine === leaf.start) replaceLast(scan, table);
  else {
    leaf.end = endOfLineBefore(scan.text, lineStartOf(scan.text, scan.paragraphLine));
    add(scan, table);
  }
  scan.leaf = table;
  return true;
}

function underlines(scan: Scan): boolean {
  if (!isUnderline(scan) || scan.leaf === null) return false;
  const underline = { start: scan.next, end: scan.lineEnd };
  replaceLast(scan, { type: 'underlined', start: scan.leaf.start, end: scan.lineEnd, underline });
  scan.leaf = null;
  return true;
}

/** Begins a heading, fence, HTML block or break. @returns whether it did */
function startLeaf(scan: Scan, code: number, depth: number, withinParagraph: boolean): boolean {
  const block = leafAt(scan, code, withinParagraph);
  if (block === null) return false;
  closeTo(scan, depth);
  add(scan, block);
  const stays = block.type === 'fence' || (block.type === 'html' && !block.closed);
  scan.leaf = stays ? block : null;
  return true;
}

function leafAt(scan: Scan, code: number, withinParagraph: boolean): Block | null {
  switch (code) {
    case 35:
      return headingAt(scan);
    case 96:
    case 126:
      return fenceAt(scan);
    case 60:
      return htmlAt(scan, withinParagraph || scan.leaf?.type === 'table');
    case 42:
    case DASH:
    case 95:
      return isBreak(scan) ? { type: 'break', start: scan.next, end: scan.lineEnd } : null;
    default:
      return null;
  }
}

/** Opens a quote or a list item and consumes its marker. @returns whether it did */
function startContainer(scan: Scan, code: number, depth: number, withinParagraph: boolean): boolean {
  if (code === QUOTE) {
    closeTo(scan, depth);
    scan.leaf = null;
    const quote: Block = { type: 'quote', start: scan.next, end: scan.lineEnd, children: [] };
    add(scan, quote);
    scan.open.push(quote);
    enterQuote(scan);
    return true;
  }
  const marker = listMarkerAt(scan, withinParagraph);
  if (marker === null) return false;
  closeTo(scan, depth);
  scan.leaf = null;
  openItem(scan, marker);
  return true;
}

function openItem(scan: Scan, marker: ListMarker): void {
  const list = listFor(scan, marker);
  const start = scan.next;
  const before = scan.nextColumn - scan.column;
  skipTo(scan, marker.length);
  const spaces = scan.nextColumn - scan.column;
  const padding = spaces > 4 || spaces < 1 || scan.next === scan.lineEnd ? 1 : spaces;
  const item: Item = {
    type: 'item',
    start,
    end: scan.lineEnd,
    list,
    indent: before + marker.length + padding,
    children: [],
  };
  skipColumns(scan, padding);
  list.items.push(item);
  list.end = scan.lineEnd;
  scan.open.push(item);
}

/** The list that the item continues, or a new one. */
function listFor(scan: Scan, { ordered, marker }: ListMarker): List {
  const last = lastBlock(scan);
  if (last?.type === 'list' && last.marker === marker) return last;
  const list: List = { type: 'list', start: scan.next, end: scan.lineEnd, ordered, marker, items: [] };
  add(scan, list);
  return list;
}

/** A line of running text: continues a paragraph (lazily too) or a table, or begins a paragraph. */
function text(scan: Scan, depth: number): void {
  let lazy = false;
  if (scan.leaf?.type === 'paragraph') {
    scan.leaf.end = scan.lineEnd;
    lazy = depth < scan.open.length;
  } else {
    closeTo(scan, depth);
    if (scan.leaf?.type === 'table') {
      scan.leaf.end = scan.lineEnd;
      return;
    }
    begin(scan, { type: 'paragraph', start: scan.next, end: scan.lineEnd });
  }
  scan.paragraphLine = scan.next;
  scan.mayHeadTable = !lazy && scan.nextColumn - scan.column < 4;
}
