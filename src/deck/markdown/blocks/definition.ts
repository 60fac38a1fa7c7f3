import { replaceLast, type Scan } from './scan.ts';

const DEFINITION =
  /^\[((?:[^\]\\[]|\\.)+)\]:[ \t]*(?:<[^<>]*>|[^\s<]\S*)(?:[ \t]+(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\)))?[ \t]*$/;
const LONGEST = 1000;
const BRACKET = 91;

/**
 * Ends a paragraph that is a link definition, `[label]: target "title"` on one line, so that what follows is not part of it.
 * A definition over several lines stays a paragraph.
 */
export function settleDefinition(scan: Scan): void {
  const { leaf, text } = scan;
  if (leaf?.type !== 'paragraph' || text.charCodeAt(leaf.start) !== BRACKET) return;
  if (scan.paragraphLine !== leaf.start || leaf.end - leaf.start > LONGEST) return;
  const label = DEFINITION.exec(text.slice(leaf.start, leaf.end))?.[1];
  if (label === undefined || label.trim() === '') return;
  replaceLast(scan, { type: 'definition', start: leaf.start, end: leaf.end });
  scan.leaf = null;
}
