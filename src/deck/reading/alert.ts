import type { Range } from '../../source/range.ts';
import type { Note, Part } from '../card.ts';
import type { Quote } from '../markdown/block.ts';
import { lineEndFrom, linesOf, trimmed } from '../markdown/lines.ts';
import { type Findings, report } from './findings.ts';
import { quotePart, quoteTextStart } from './part.ts';

const TYPE = /^\[!([A-Za-z]+)\]/;

/** Whether a quote begins as <https://docs.github.com/en/get-started/writing-on-github> alerts do: `> [!`. */
export function isAlert(text: string, quote: Quote): boolean {
  const at = quoteTextStart(text, quote.start);
  return text.charCodeAt(at) === 91 && text.charCodeAt(at + 1) === 33;
}

export interface Alerts {
  readonly hints: Part[];
  readonly notes: Note[];
}

/** The hints and notes of a card. */
export function readAlerts(text: string, quotes: readonly Quote[], findings: Findings): Alerts {
  const alerts: Alerts = { hints: [], notes: [] };
  for (const quote of quotes) readAlert(text, quote, alerts, findings);
  return alerts;
}

function readAlert(text: string, quote: Quote, into: Alerts, findings: Findings): void {
  const start = quoteTextStart(text, quote.start);
  const firstEnd = lineEndFrom(text, start, quote.end);
  const first = trimmed(text, { start, end: firstEnd });
  const type = TYPE.exec(text.slice(first.start, first.end));
  const name = type?.[1]?.toUpperCase() ?? '';
  if (name !== 'TIP' && name !== 'NOTE' && name !== 'WARNING') {
    report(findings, 'alert-type', first, type?.[1] ?? '');
    return;
  }
  if (type !== null && first.start + type[0].length < first.end) {
    report(findings, 'alert-first-line', { start: first.start + type[0].length, end: first.end });
    return;
  }
  const rest = { start: Math.min(firstEnd + 1, quote.end), end: quote.end };
  if (reportJoined(text, rest, findings)) return;
  const part = quotePart(text, rest);
  if (part === null) report(findings, 'empty-alert', first);
  else if (name === 'TIP') into.hints.push(part);
  else into.notes.push({ type: name === 'NOTE' ? 'note' : 'warning', ...part });
}

/** Two alerts without a blank line between are one quote. */
function reportJoined(text: string, range: Range, findings: Findings): boolean {
  if (!text.slice(range.start, range.end).includes('[!')) return false;
  for (const line of linesOf(text, range)) {
    const at = quoteTextStart(text, line.start);
    if (at === line.start || !TYPE.test(text.slice(at, line.end))) continue;
    report(findings, 'alerts-joined', { start: at, end: line.end });
    return true;
  }
  return false;
}
