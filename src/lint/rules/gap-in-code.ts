import type { Block } from '../../deck/markdown/block.ts';
import { afterSpan, codeSpans } from '../../deck/markdown/code-span.ts';
import { fenceRole } from '../../deck/reading/fence-words.ts';
import type { DeckRule, Found } from '../rule.ts';

/** A gap as it is written, within one line. */
const IN_FENCE = /(?:^|[\s"'(,:=[{])==[^\s=][^\n=]{0,80}==(?=[\s"'),.:;\]}]|$)/gm;
const IN_SPAN = /==[^\s`=][^`\n=]{0,80}==/;
/** A code span with an intended gap in it: `` `kubectl ==`apply`== -f` ``. */
const SPLIT = /^`+[^`=]+==`+[^\s`](?:[^`\n]*[^\s`])?`==$/;

export const gapInCode: DeckRule = {
  code: 'gap-in-code',
  group: 'answers',
  severity: 'warning',
  scope: 'deck',
  text: {
    what: 'What looks like a gap is in a code span, or in a fence without the word `cloze`.',
    why: 'There `==` is text: the learner sees it, with the answer in it.',
    help: 'Write code inside of the gap, ``==`apply`==``, or mark the fence: ```` ```yaml cloze ````.',
  },
  check: ({ outlines, file: { text } }) => {
    let at = text.indexOf('==');
    if (at === -1) return [];
    return outlines.flatMap(({ start, end, body }) => {
      if (at !== -1 && at < start) at = text.indexOf('==', start);
      return at === -1 || at >= end ? [] : body.flatMap((block) => gapsInCode(text, block));
    });
  },
};

function gapsInCode(text: string, block: Block): Found[] {
  if (block.type === 'list')
    return block.items.flatMap((item) => item.children.flatMap((child) => gapsInCode(text, child)));
  if (block.type === 'fence') return fenceRole(text, block) === 'content' ? inFence(text, block) : [];
  return block.type === 'paragraph' || block.type === 'table' ? inSpans(text, block) : [];
}

function inFence(text: string, { start, end }: Block): Found[] {
  return [...text.slice(start, end).matchAll(IN_FENCE)].map(({ index, 0: gap }) =>
    looksLikeGap(start + index, start + index + gap.length),
  );
}

/** A gap between the two ends of one span counts, or between two spans that touch it: the backticks of a gap end an open span. */
function inSpans(text: string, { start, end }: Block): Found[] {
  const spans = codeSpans(text, end);
  const found: Found[] = [];
  for (let at = text.indexOf('`', start); at !== -1 && at < end; ) {
    const after = afterSpan(spans, at);
    const next = text.indexOf('`', after);
    if (IN_SPAN.test(text.slice(at, after))) found.push(looksLikeGap(at, after));
    else if (next !== -1 && next < end && SPLIT.test(text.slice(at, next + 3)))
      found.push(looksLikeGap(at, next + 3));
    at = next;
  }
  return found;
}

function looksLikeGap(start: number, end: number): Found {
  return { range: { start, end }, message: 'this looks like a gap and is text' };
}
