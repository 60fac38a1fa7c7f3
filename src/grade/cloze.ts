import type { CardOf } from '../deck/card.ts';
import type { Around } from './plain-forms.ts';
import { CLOSE_SCORE } from './text.ts';
import { matchText, type TextMatch } from './text-rules.ts';
import type { Difference, Verdict } from './verdict.ts';

/** Every gap must be right; the score is the share of the gaps. */
export function gradeCloze(card: CardOf<'cloze'>, texts: readonly string[]): Verdict {
  const { gaps, fence } = card.text;
  const matches = gaps.map((gap, index): TextMatch => {
    const typed = texts[index] ?? '';
    const around = aroundGap(card, index);
    if (fence === undefined) return matchText(typed, gap.accepted, around);
    const match = matchText(typed, gap.accepted);
    return match === 'wrong' ? matchText(withoutSigns(typed, around), gap.accepted) : match;
  });
  const differences = gaps.flatMap(({ accepted }, index): Difference[] => {
    const match = matches[index];
    if (match === 'correct') return [];
    const expected = accepted[0]?.text ?? '';
    const actual = texts[index] ?? '';
    const said = actual.trim() || 'nothing';
    const message = `gap ${index + 1}: you said ${said}, ${match === 'close' ? 'it is spelt' : 'it is'} ${expected}`;
    return [
      { code: match === 'close' ? 'spelling' : 'gap', path: `gap ${index + 1}`, expected, actual, message },
    ];
  });
  const points = matches.reduce((sum, match) => sum + { correct: 1, close: CLOSE_SCORE, wrong: 0 }[match], 0);
  const outcome = matches.includes('wrong') ? 'wrong' : matches.includes('close') ? 'close' : 'correct';
  return {
    outcome,
    score: points / gaps.length,
    differences,
    rating: { correct: 3 as const, close: 2 as const, wrong: 1 as const }[outcome],
  };
}

/** A gap's text without the characters next to the gap: `services:` before `:`, and `--port` after `--`. */
function withoutSigns(text: string, { before, after }: Around): string {
  const lead = before.slice(before.search(/[^\w\s]*$/));
  const tail = after.slice(0, after.search(/[\w\s]|$/));
  const typed = text.trim();
  const rest = typed.startsWith(lead) ? typed.slice(lead.length) : typed;
  return rest.endsWith(tail) ? rest.slice(0, rest.length - tail.length) : rest;
}

/** The text before and after a gap; in a table, its header and the other cells of the gap's row are part of the question. */
function aroundGap({ prompt, text: { literals } }: CardOf<'cloze'>, index: number): Around {
  const before = literals[index] ?? '';
  const after = literals[index + 1] ?? '';
  const [head] = /^\|.*\|/m.exec(literals[0] ?? '') ?? [];
  if (head === undefined) return { before, after, asked: prompt.text };
  const row = `${before.split('\n').at(-1)} ${after.split('\n')[0]}`;
  return { before, after, asked: `${prompt.text}\n${head}\n${row}` };
}
