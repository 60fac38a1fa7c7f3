import type { ClozeText } from '../../deck/card.ts';
import type { Screen } from '../../screen.ts';
import { fenced, renderMarkdown } from './markdown.ts';

/** The text with its gaps open, numbered where there are several. In running text a line of underscores would be markup. */
export function clozeWithGaps(text: ClozeText, screen: Screen): string {
  const line = text.fence === undefined ? '\\_\\_\\_\\_' : '____';
  return filled(text, (index) => (text.gaps.length === 1 ? line : `(${index + 1})${line}`), screen);
}

/** The text with the answers in its gaps; answers that are code are formatted as code. */
export function clozeWithAnswers(text: ClozeText, screen: Screen): string {
  const answer = (index: number): string => {
    const [first] = text.gaps[index]?.accepted ?? [];
    if (!first) return '';
    return first.exact && text.fence === undefined ? inlineCode(first.text) : first.text;
  };
  return filled(text, answer, screen);
}

/** A code span whose fence is longer than any run of backticks in it: <https://spec.commonmark.org/0.31.2/#code-spans>. */
function inlineCode(code: string): string {
  if (!code.includes('`')) return `\`${code}\``;
  const fence = '`'.repeat(Math.max(...[...code.matchAll(/`+/g)].map((run) => run[0].length)) + 1);
  return `${fence} ${code} ${fence}`;
}

function filled(text: ClozeText, gap: (index: number) => string, screen: Screen): string {
  const whole = text.literals
    .map((literal, index) => literal + (index < text.gaps.length ? gap(index) : ''))
    .join('');
  return renderMarkdown(text.fence === undefined ? whole : fenced(whole.trimEnd(), text.fence), screen);
}
