import type { Block, Item, Quote } from '../block.ts';

/** Deeper quotes and lists are text: a line of a million `>` must not create a million blocks. */
export const DEEPEST = 100;

/** The scanner's state. Offsets and columns (from 0, tabs to the next multiple of 4) of the current line. */
export interface Scan {
  readonly text: string;
  readonly emit: (block: Block) => void;
  /** Open quotes and list items, the outermost first. */
  readonly open: (Quote | Item)[];
  /** The open block that is not a container. */
  leaf: Block | null;
  /** The last top-level block: complete when the next one begins. */
  top: Block | null;
  lineStart: number;
  lineEnd: number;
  /** How much of the line is consumed; within a tab, `column` is ahead of `at`. */
  at: number;
  column: number;
  /** The next character that is neither space nor tab. */
  next: number;
  nextColumn: number;
  fenceCode: number;
  fenceLength: number;
  /** The last line of the open paragraph: where its text starts, and whether a table may begin with it. */
  paragraphLine: number;
  mayHeadTable: boolean;
  nextReturn: number;
  /** Known positions of HTML end markers, so that the search for them stays linear. */
  readonly markers: Map<string, number>;
}

export function newScan(text: string, emit: (block: Block) => void): Scan {
  return {
    text,
    emit,
    open: [],
    leaf: null,
    top: null,
    lineStart: 0,
    lineEnd: 0,
    at: 0,
    column: 0,
    next: 0,
    nextColumn: 0,
    fenceCode: 0,
    fenceLength: 0,
    paragraphLine: 0,
    mayHeadTable: false,
    nextReturn: -1,
    markers: new Map(),
  };
}

export function findNext(scan: Scan): void {
  const { text, lineEnd } = scan;
  let at = scan.at;
  let column = scan.column;
  for (; at < lineEnd; at++) {
    const code = text.charCodeAt(at);
    if (code === 32) column++;
    else if (code === 9) column += 4 - (column & 3);
    else break;
  }
  scan.next = at;
  scan.nextColumn = column;
}

/** Consumes columns of white space; a tab may be consumed in part. */
export function skipColumns(scan: Scan, columns: number): void {
  const target = scan.column + columns;
  while (scan.column < target && scan.at < scan.next) {
    const width = scan.text.charCodeAt(scan.at) === 9 ? 4 - (scan.column & 3) : 1;
    if (scan.column + width > target) {
      scan.column = target;
      return;
    }
    scan.column += width;
    scan.at++;
  }
}

/** Consumes up to an offset beyond the white space. */
export function skipTo(scan: Scan, characters: number): void {
  scan.at = scan.next + characters;
  scan.column = scan.nextColumn + characters;
  findNext(scan);
}

export function add(scan: Scan, block: Block): void {
  const parent = scan.open.at(-1);
  if (parent !== undefined) parent.children.push(block);
  else {
    if (scan.top !== null) scan.emit(scan.top);
    scan.top = block;
  }
}

export function lastBlock(scan: Scan): Block | null {
  const parent = scan.open.at(-1);
  return parent === undefined ? scan.top : (parent.children.at(-1) ?? null);
}

/** Replaces the block that was added last. */
export function replaceLast(scan: Scan, block: Block): void {
  const parent = scan.open.at(-1);
  if (parent === undefined) scan.top = block;
  else parent.children[parent.children.length - 1] = block;
}
