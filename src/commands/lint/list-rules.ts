import { Failure } from '../../errors.ts';
import { CODES, INFOS } from '../../lint/rules/registry.ts';
import type { Screen } from '../../screen.ts';
import { orDidYouMean } from '../../source/did-you-mean.ts';
import { jsonText } from '../../source/json-text.ts';
import { nearest } from '../../source/nearest.ts';
import { asStarted } from '../../source/program-name.ts';
import { drawTable } from '../../ui/render/table.ts';
import { wrap } from '../../ui/render/wrap.ts';

/** Every rule in a table. */
export function ruleTable(screen: Screen): string {
  const rows = INFOS.map(({ code, severity, fixable, text }) => [
    code,
    severity,
    fixable ? 'yes' : '',
    text.what,
  ]);
  return `${drawTable([['Rule', 'Severity', 'Fix', 'What is found'], ...rows], screen)}\n`;
}

/** Every rule as one JSON document. */
export function rulesJson(): string {
  const rules = INFOS.map(({ code, group, severity, fixable = false, text, page }) => ({
    code,
    group,
    severity,
    fixable,
    ...text,
    ...(page !== undefined && { page }),
  }));
  return `${jsonText({ version: 1, rules }, null, 2)}\n`;
}

/** The text of a rule. @throws Failure `usage` for an unknown code */
export function explainRule(code: string, screen: Screen): string {
  const info = INFOS.find((known) => known.code === code);
  if (info === undefined) throw unknownRule(code);
  const { severity, group, text, page, fixable } = info;
  const lines = [
    `${code} (${severity}, ${group})`,
    '',
    text.what,
    '',
    `Why: ${text.why}`,
    '',
    `How to fix it: ${text.help}`,
    ...(fixable ? ['', '`k8s-drill lint --fix` fixes it where it is safe.'] : []),
    ...(page === undefined ? [] : ['', page]),
  ];
  return `${lines.map((line) => wrap(asStarted(line, screen.program), screen.width)).join('\n')}\n`;
}

export function unknownRule(code: string): Failure {
  return new Failure({
    code: 'usage',
    message: `there is no rule '${code}'${orDidYouMean(nearest(code, CODES))}\nk8s-drill lint --rules lists them`,
  });
}
