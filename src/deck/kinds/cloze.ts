import type { Range } from '../../source/range.ts';
import type { Block } from '../block.ts';
import type { ClozeText } from '../card.ts';
import { infoWords } from '../fence-words.ts';
import { report } from '../findings.ts';
import { clozeText } from '../gaps.ts';
import { gapsIn, placed } from '../gaps-in.ts';
import { acceptedEssence, type KindRule } from '../kind-rule.ts';
import { lineStartOf } from '../lines.ts';

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
    text.fence === undefined ? filled(text) : `\`\`\`${text.fence} cloze\n${filled(text)}\n\`\`\``,
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

/** The text with its gaps as they are written; a table's `\|` stays a separator. */
function filled({ literals, gaps, fence }: ClozeText): string {
  return literals.map((literal, i) => `${literal}${gap(gaps[i]?.accepted, fence !== undefined)}`).join('');
}

function gap(accepted: ClozeText['gaps'][number]['accepted'] | undefined, inFence: boolean): string {
  if (accepted === undefined) return '';
  const answers = accepted.map(({ text, exact }) => {
    if (exact && !inFence) return `\`${text}\``;
    return text.replace(/[=|]/g, '\\$&');
  });
  return `==${answers.join('|')}==`;
}
