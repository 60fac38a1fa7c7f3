import type { CardOutline } from '../../deck/reading/outline-deck.ts';
import { parseProperties } from '../../deck/reading/properties.ts';
import { slugFrom } from '../../deck/slug.ts';
import type { SourceFile } from '../../source/source-file.ts';
import type { Edit } from '../finding.ts';

/** An id for a card without one, made from its prompt; `null` if that gives no slug, or the id is taken. */
export function fixMissingId(
  card: CardOutline,
  file: SourceFile,
  taken: Set<string>,
): readonly Edit[] | null {
  const { text } = file;
  const id = slugFrom(text.slice(card.heading.content.start, card.heading.content.end));
  if (id === '' || taken.has(id)) return null;
  taken.add(id);
  const { comment } = card;
  const newline = lineEndingAt(text, card.heading.end);
  if (comment !== null && parseProperties(text, comment, { file, list: [] }) !== null) {
    const at = comment.start + '<!--'.length;
    const breaksLine = /^[ \t]*\r?\n/.exec(text.slice(at, at + 80))?.[0] ?? '';
    const edit = `${breaksLine === '' ? newline : ''}id: ${id}${newline}`;
    return [{ start: at + breaksLine.length, end: at + breaksLine.length, text: edit }];
  }
  return [{ start: card.heading.end, end: card.heading.end, text: `${newline}<!-- id: ${id} -->` }];
}

/** The line ending of the line at an offset; `\n` if it is the last line. */
function lineEndingAt(text: string, at: number): string {
  const end = text.indexOf('\n', at);
  return end > 0 && text.charAt(end - 1) === '\r' ? '\r\n' : '\n';
}
