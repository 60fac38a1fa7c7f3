import type { Range } from '../../source/range.ts';
import { lineEndFrom, nextLine, trimmed } from '../markdown/lines.ts';
import { type Findings, report } from './findings.ts';

const BYTE_ORDER_MARK = 0xfeff;

/** The position of a deck's front matter, and the start of the rest. */
export interface FrontMatter {
  /** From the opening `---` to the end of the closing one; `null` if it is missing or not closed. */
  readonly block: Range | null;
  /** The offset of the first line after it. */
  readonly body: number;
}

/** Finds the front matter, between a first line `---` and the next line `---`, without reading it. */
export function findFrontMatter(text: string, findings: Findings): FrontMatter {
  const start = text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0;
  const firstEnd = lineEndFrom(text, start, text.length);
  if (!text.startsWith('---', start) || text.charAt(start + 3) === '-') {
    report(findings, 'no-front-matter', { start, end: firstEnd });
    return { block: null, body: start };
  }
  const language = trimmed(text, { start: start + 3, end: firstEnd });
  const plain = language.start === language.end;
  if (!plain)
    report(
      findings,
      'front-matter-language',
      language,
      text.slice(language.start, Math.min(language.end, language.start + 40)),
    );
  for (let at = nextLine(text, firstEnd); at < text.length; ) {
    const end = lineEndFrom(text, at, text.length);
    if (text.startsWith('---', at) && trimmed(text, { start: at, end }).end === at + 3)
      return {
        block: plain ? { start, end: at + 3 } : null,
        body: Math.min(nextLine(text, end), text.length),
      };
    at = nextLine(text, end);
  }
  report(findings, 'front-matter-unclosed', { start, end: firstEnd });
  return { block: null, body: Math.min(nextLine(text, firstEnd), text.length) };
}
