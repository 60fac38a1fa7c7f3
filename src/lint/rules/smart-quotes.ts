import type { Edit } from '../finding.ts';
import type { LintedCard } from '../linted-card.ts';
import type { CardRule, Found } from '../rule.ts';

const PLAIN: Readonly<Record<string, string>> = {
  '\u2018': "'",
  '\u2019': "'",
  '\u201c': '"',
  '\u201d': '"',
  '\u2013': '-',
  '\u2014': '--',
};
const SMART = /[\u2018\u2019\u201c\u201d]|(?<=\s)[\u2013\u2014](?=\w)/g;

export const smartQuotes: CardRule = {
  code: 'smart-quotes',
  group: 'style',
  severity: 'error',
  scope: 'card',
  fixable: true,
  text: {
    what: 'Typographic quotes or dashes stand in shell or YAML.',
    why: 'A shell and a YAML reader take them for letters: `\u201ca b\u201d` is two words, and `\u2013n` no flag.',
    mend: 'Write `"`, `\'` and `-`; `lint --fix` does.',
  },
  check: (linted) => blocksOf(linted),
};

function blocksOf({ scripts, manifests }: LintedCard): Found[] {
  return [...scripts, ...manifests].flatMap(({ text, place }) =>
    [...text.matchAll(SMART)].map(({ 0: found, index }): Found => {
      const range = place({ start: index, end: index + 1 });
      const fix: Edit[] = [{ ...range, text: PLAIN[found] ?? found }];
      return { range, message: `\`${found}\` in code is no quote and no dash`, fix };
    }),
  );
}
