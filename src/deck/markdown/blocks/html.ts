import type { Html } from '../block.ts';
import type { Scan } from './scan.ts';

const RAW_TEXT = /^<(?:script|pre|style|textarea)(?:[\s>]|$)/i;
const RAW_TEXT_END = '</(?:script|pre|style|textarea)>';
const DECLARATION = /^<![A-Za-z]/;
const BLOCK_TAGS =
  'address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|' +
  'fieldset|figcaption|figure|footer|form|frame|frameset|h1|h2|h3|h4|h5|h6|head|header|hr|html|iframe|legend|li|link|' +
  'main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|' +
  'title|tr|track|ul';
const BLOCK_TAG = new RegExp(`^</?(?:${BLOCK_TAGS})(?:\\s|/?>|$)`, 'i');
const ATTRIBUTE = '\\s+[a-zA-Z_:][a-zA-Z0-9:._-]*(?:\\s*=\\s*(?:[^"\'=<>`\\s]+|\'[^\']*\'|"[^"]*"))?';
/** A longer line is not matched as a tag, because that could overflow the engine's stack. */
const LONGEST_LONE_TAG = 2000;
const LONE_TAG = new RegExp(
  `^(?:<[A-Za-z][A-Za-z0-9-]*(?:${ATTRIBUTE})*\\s*/?>|</[A-Za-z][A-Za-z0-9-]*\\s*>)\\s*$`,
);

/** An HTML block that starts here: the seven kinds of <https://spec.commonmark.org/0.31.2/#html-blocks>. */
export function htmlAt(scan: Scan, withinParagraph: boolean): Html | null {
  const { text, next } = scan;
  if (text.startsWith('<!--', next)) return html(scan, true, markerAfter(scan, '-->'));
  if (text.startsWith('<?', next)) return html(scan, false, markerAfter(scan, '?>'));
  if (text.startsWith('<![CDATA[', next)) return html(scan, false, markerAfter(scan, ']]>'));
  const line = text.slice(next, scan.lineEnd);
  if (DECLARATION.test(line)) return html(scan, false, markerAfter(scan, '>'));
  if (RAW_TEXT.test(line)) return html(scan, false, markerAfter(scan, RAW_TEXT_END, searchPattern));
  if (BLOCK_TAG.test(line)) return html(scan, false, -1);
  const mayBeLone = !withinParagraph && line.length <= LONGEST_LONE_TAG;
  return mayBeLone && LONE_TAG.test(line) ? html(scan, false, -1) : null;
}

function html(scan: Scan, comment: boolean, marker: number): Html {
  const closed = marker >= 0 && marker < scan.lineEnd;
  return { type: 'html', start: scan.next, end: scan.lineEnd, comment, marker, closed };
}

/** The first end marker from here on. It is remembered: positions only grow, so each stretch of text is searched once. */
function markerAfter(scan: Scan, marker: string, search = searchText): number {
  const known = scan.markers.get(marker);
  if (known !== undefined && known >= scan.next) return known;
  const found = search(scan.text, marker, scan.next);
  const place = found === -1 ? Number.POSITIVE_INFINITY : found;
  scan.markers.set(marker, place);
  return place;
}

function searchText(text: string, marker: string, from: number): number {
  return text.indexOf(marker, from);
}

function searchPattern(text: string, pattern: string, from: number): number {
  const search = new RegExp(pattern, 'gi');
  search.lastIndex = from;
  return search.exec(text)?.index ?? -1;
}
