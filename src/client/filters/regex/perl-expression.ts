import { Beyond } from '../../shell/beyond.ts';

/** Syntax that means the same in Perl and JavaScript: plain characters, sets without classes, groups, lookarounds, `\d`, `\w`, `\s`, `\b`. */
const ALIKE =
  /^(?:[^\\[\](){}]|\\[dDwWsSbBtn.*+?^$()[\]{}|/\\]|\[\^?(?:[^\\[\]]|\\[dDwWsStn.\]\\[-])+\]|\((?:\?(?:[:=!]|<[=!]))?|\)|\{\d+(?:,\d*)?\})*$/u;

/** Translates a Perl regular expression to JavaScript. @throws Beyond if they may differ */
export function perlSource(pattern: string): string {
  if (!ALIKE.test(pattern) || /[*+?}]\+/.test(pattern)) throw new Beyond(`the Perl expression ${pattern}`);
  return pattern;
}
