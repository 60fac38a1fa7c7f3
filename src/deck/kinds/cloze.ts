import type { Range } from '../../source/range.ts';
import type { Accepted, ClozeText } from '../card.ts';
import type { Block } from '../markdown/block.ts';
import { afterSpan, codeSpans } from '../markdown/code-span.ts';
import { lineStartOf } from '../markdown/lines.ts';
import { printFence } from '../printing/print-fence.ts';
import { infoWords } from '../reading/fence-words.ts';
import { report } from '../reading/findings.ts';
import { clozeText } from '../reading/gaps.ts';
import { gapsIn, placed } from '../reading/gaps-in.ts';
import { acceptedEssence, type KindRule } from './kind-rule.ts';

/** A text with gaps to fill. */
export const cloze: KindRule<'cloze'> = {
  kind: 'cloze',
  properties: [],
  read: ({ text, shape, findings }) => {
    const cloze = readCloze(text, shape.answer);
    if (cloze === null) return null;
    if (cloze.gaps.length === 0) report(findings, 'no-gap', cloze.range);
    for (const gap of cloze.gaps)
      if (gap.accepted.some((accepted) => accepted.text === '')) report(findings, 'empty-gap', gap.range);
    return { kind: 'cloze', text: cloze };
  },
  print: ({ text }) =>
    text.fence === undefined ? filled(text) : printFence(`${text.fence} cloze`, filled(text)),
  essence: ({ text }) =>
    text.literals
      .map((literal, i) => `${literal}${acceptedEssence(text.gaps[i]?.accepted ?? [])}`)
      .join(' == '),
};

function readCloze(text: string, blocks: readonly Block[]): ClozeText | null {
  const [first] = blocks;
  const last = blocks.at(-1);
  if (first === undefined || last === undefined) return null;
  if (first.type === 'fence') {
    const [language = ''] = infoWords(text, first);
    const start = first.contentStart === -1 ? first.contentEnd : first.contentStart;
    const range: Range = { start, end: first.contentEnd };
    return { fence: language, ...clozeText(text, range, placed(text, range, 'fence')) };
  }
  const gaps = blocks.flatMap((block) => gapsIn(text, block));
  return clozeText(text, { start: lineStartOf(text, first.start), end: last.end }, gaps);
}

/** The text with its gaps written out; rows of a table begin with `|`. */
function filled({ literals, gaps, fence }: ClozeText): string {
  let text = '';
  for (const [i, literal] of literals.entries()) {
    text += literal;
    const accepted = gaps[i]?.accepted;
    if (accepted === undefined) break;
    const inTable = fence === undefined && /(?:^|\n)[ \t]*\|[^\n]*$/.test(text);
    const answers = accepted.map((answer) => writtenAnswer(answer, fence !== undefined));
    text += `==${answers.join(inTable ? '\\|' : '|')}==`;
  }
  return text;
}

function writtenAnswer({ text, exact }: Accepted, inFence: boolean): string {
  if (exact && !inFence) return `\`${text}\``;
  const spans = codeSpans(text, text.length);
  let written = '';
  for (let at = 0; at < text.length; ) {
    const end = text.charAt(at) === '`' && !inFence ? afterSpan(spans, at) : at + 1;
    written += text.slice(at, end).replace(/^[=|]$/, '\\$&');
    at = end;
  }
  return written;
}
