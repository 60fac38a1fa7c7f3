import type { Refusal } from '../../kubernetes/command/refusal.ts';
import { readScript } from '../../kubernetes/command/statement.ts';
import { lookUp } from '../../source/look-up.ts';
import { parseYaml } from '../../yaml/parse-yaml.ts';
import { applyFixes } from '../fixes/apply-fixes.ts';
import type { CardRule, Found } from '../rule.ts';
import type { CodeBlock } from '../subjects/code-block.ts';
import { type LintedCard, refusalsOf } from '../subjects/linted-card.ts';

const PLAIN: Readonly<Record<string, string>> = {
  '\u2018': "'",
  '\u2019': "'",
  '\u201c': '"',
  '\u201d': '"',
  '\u2013': '-',
  '\u2014': '--',
};
const SMART = /[\u2018\u2019\u201c\u201d]|(?<=\s)[\u2013\u2014](?=\w)/g;
const COMMENT = /(?:^|\s)#/;

export const smartQuotes: CardRule = {
  code: 'smart-quotes',
  group: 'style',
  severity: 'error',
  scope: 'card',
  fixable: true,
  text: {
    what: 'There are typographic quotes or dashes in shell or YAML.',
    why: 'A shell and a YAML reader take them for letters: `\u201ca b\u201d` is two words, and `\u2013n` no flag.',
    help: 'Write `"`, `\'` and `-`; `lint --fix` does.',
  },
  check: (linted) => blocksOf(linted),
};

function blocksOf({ scripts, manifests }: LintedCard): Found[] {
  return [
    ...scripts.flatMap((script) =>
      inBlock(script, (text) => isNoWorse(refusalsOf(readScript(text)), script.refusals)),
    ),
    ...manifests.flatMap((manifest) =>
      inBlock(manifest, (text) => parseYaml(text).problems.length <= manifest.parsed.problems.length),
    ),
  ];
}

/** Whether a fixed script is refused for no more reasons than before; with a quote that is never closed, the shell reads nothing of it. */
function isNoWorse(fixed: readonly Refusal[], before: readonly Refusal[]): boolean {
  const ofShell = (refusals: readonly Refusal[]) => refusals.filter(({ code }) => code === 'shell').length;
  return fixed.length <= before.length && ofShell(fixed) <= ofShell(before);
}

/** Gives a fix only if the text is still valid with plain quotes: within other quotes they would end those. */
function inBlock({ text, place }: CodeBlock, isSound: (text: string) => boolean): Found[] {
  const signs = [...text.matchAll(SMART)].filter(({ index }) => !isComment(text, index));
  if (signs.length === 0) return [];
  const fixed = applyFixes(
    text,
    signs.map(({ 0: sign, index }) => [{ start: index, end: index + 1, text: lookUp(PLAIN, sign) ?? sign }]),
  );
  const fixable = isSound(fixed.text);
  return signs.map(({ 0: sign, index }): Found => {
    const range = place({ start: index, end: index + 1 });
    const message = `\`${sign}\` in code is no quote and no dash`;
    return fixable
      ? { range, message, fix: [{ ...range, text: lookUp(PLAIN, sign) ?? sign }] }
      : { range, message };
  });
}

function isComment(text: string, at: number): boolean {
  return COMMENT.test(text.slice(text.lastIndexOf('\n', at) + 1, at));
}
