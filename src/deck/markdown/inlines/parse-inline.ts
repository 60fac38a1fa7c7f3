import { lookUp } from '../../../source/look-up.ts';
import { type CodeSpans, codeSpans, runEnd, spanClose } from '../code-span.ts';
import type { Inline } from '../inline.ts';
import { type Delimiter, delimiterAt, joinEmphasis } from './emphasis.ts';
import { linkTargetAt } from './link-target.ts';

const ESCAPABLE = /[!-/:-@[-`{-~]/;
const AUTOLINK = /^<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*|[\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9.-]+)>/;
const HTML = /^<(?:\/?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?\/?|!--[\s\S]*?--|[?!][^<>]*)>/;
const ENTITY = /^&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(amp|lt|gt|quot|apos|nbsp));/;
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
};
const LONGEST_TAG = 2000;
const MOST_BRACKETS = 100;
/** Characters that can begin or end something other than text. */
const SPECIAL = new Set('\\`*_[]!<&\n');

interface Bracket {
  /** Its position among the items. */
  readonly item: number;
  readonly start: number;
  readonly isImage: boolean;
}

interface State {
  readonly text: string;
  readonly spans: CodeSpans;
  items: (Inline | Delimiter)[];
  brackets: Bracket[];
  at: number;
  /** Text that is not in an item yet, and where it began. */
  pending: string;
  pendingStart: number;
}

/**
 * The running text of a paragraph, heading or table cell, as in <https://spec.commonmark.org/0.31.2/#inlines>, except for links
 * by label, which stay text. Every text is valid; the time is linear in its length.
 */
export function parseInline(text: string): readonly Inline[] {
  const state: State = {
    text,
    spans: codeSpans(text, text.length),
    items: [],
    brackets: [],
    at: 0,
    pending: '',
    pendingStart: 0,
  };
  while (state.at < text.length) {
    const character = text.charAt(state.at);
    if (!SPECIAL.has(character) || !special(state, character)) addText(state, character, 1);
  }
  flush(state);
  return joinEmphasis(state.items);
}

/** Reads an element that begins with a special character. @returns false if the character is text */
function special(state: State, character: string): boolean {
  switch (character) {
    case '\\':
      return escaped(state);
    case '`':
      return code(state);
    case '*':
    case '_':
      return delimiter(state);
    case '!':
      return state.text.charAt(state.at + 1) === '[' && openBracket(state, true);
    case '[':
      return openBracket(state, false);
    case ']':
      return closeBracket(state);
    case '<':
      return tag(state);
    case '&':
      return entity(state);
    default:
      return lineEnd(state);
  }
}

function addText(state: State, text: string, length: number): void {
  if (state.pending === '') state.pendingStart = state.at;
  state.pending += text;
  state.at += length;
}

function flush(state: State): void {
  if (state.pending === '') return;
  const range = { start: state.pendingStart, end: state.at };
  state.items.push({ type: 'text', text: state.pending, range });
  state.pending = '';
}

function add(state: State, item: Inline | Delimiter, end: number): true {
  flush(state);
  state.items.push(item);
  state.at = end;
  return true;
}

function escaped(state: State): boolean {
  const { at } = state;
  const next = state.text.charAt(at + 1);
  if (next === '\n') {
    const end = lineStart(state.text, at + 2);
    return add(state, { type: 'break', range: { start: at, end } }, end);
  }
  if (!ESCAPABLE.test(next)) return false;
  addText(state, next, 2);
  return true;
}

function code(state: State): boolean {
  const { at, spans, text } = state;
  const open = runEnd(spans, at);
  const close = spanClose(spans, at);
  if (close === -1) {
    addText(state, text.slice(at, open), open - at);
    return true;
  }
  const inner = text.slice(open, close).replaceAll('\n', ' ');
  const isPadded = inner.startsWith(' ') && inner.endsWith(' ') && inner.trim() !== '';
  const end = close + open - at;
  return add(
    state,
    { type: 'code', text: isPadded ? inner.slice(1, -1) : inner, range: { start: at, end } },
    end,
  );
}

function delimiter(state: State): boolean {
  const run = delimiterAt(state.text, state.at);
  return add(state, run, state.at + run.length);
}

function openBracket(state: State, isImage: boolean): boolean {
  if (state.brackets.length >= MOST_BRACKETS) return false;
  const { at } = state;
  const text = isImage ? '![' : '[';
  flush(state);
  state.brackets.push({ item: state.items.length, start: at, isImage });
  return add(state, { type: 'text', text, range: { start: at, end: at + text.length } }, at + text.length);
}

/** Turns the items since the last bracket into a link, if a target follows. */
function closeBracket(state: State): boolean {
  const bracket = state.brackets.pop();
  if (bracket === undefined) return false;
  const link = linkTargetAt(state.text, state.at + 1);
  if (link === null) return false;
  flush(state);
  const children = joinEmphasis(state.items.slice(bracket.item + 1));
  state.items.length = bracket.item;
  if (!bracket.isImage) state.brackets = state.brackets.filter((other) => other.isImage);
  const range = { start: bracket.start, end: link.end };
  return add(state, { type: 'link', target: link.target, children, range }, link.end);
}

function tag(state: State): boolean {
  const { at } = state;
  const rest = state.text.slice(at, at + LONGEST_TAG);
  const target = AUTOLINK.exec(rest)?.[1];
  if (target !== undefined) {
    const end = at + target.length + 2;
    const label: Inline = { type: 'text', text: target, range: { start: at + 1, end: end - 1 } };
    return add(state, { type: 'link', target, children: [label], range: { start: at, end } }, end);
  }
  const html = HTML.exec(rest)?.[0];
  if (html === undefined) return false;
  const end = at + html.length;
  return add(state, { type: 'html', text: html, range: { start: at, end } }, end);
}

function entity(state: State): boolean {
  const [all, decimal, hexadecimal, name] = ENTITY.exec(state.text.slice(state.at, state.at + 12)) ?? [];
  if (all === undefined) return false;
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
  const isCode = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  addText(
    state,
    name === undefined ? (isCode ? String.fromCodePoint(code) : '\ufffd') : (lookUp(NAMED, name) ?? all),
    all.length,
  );
  return true;
}

/** Two spaces before a line's end make a hard break; other white space around a line's end is dropped. */
function lineEnd(state: State): boolean {
  const { at } = state;
  const isBreak = state.pending.endsWith('  ');
  state.pending = withoutSpaces(state.pending);
  flush(state);
  const end = lineStart(state.text, at + 1);
  if (isBreak) return add(state, { type: 'break', range: { start: at, end } }, end);
  addText(state, '\n', end - at);
  return true;
}

function withoutSpaces(text: string): string {
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) === 32) end--;
  return text.slice(0, end);
}

/** The offset of the first character of a line that is not a space. */
function lineStart(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9) at++;
  return at;
}
