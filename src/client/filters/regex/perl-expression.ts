import { Beyond } from '../../shell/beyond.ts';

/** What Perl and JavaScript read alike: plain characters, sets without classes, groups, looks around, `\d`, `\w`, `\s`, `\b`. */
const ALIKE =
  /^(?:[^\\[\](){}]|\\[dDwWsSbBtn.*+?^$()[\]{}|/\\]|\[\^?(?:[^\\[\]]|\\[dDwWsStn.\]\\[-])+\]|\((?:\?(?:[:=!]|<[=!]))?|\)|\{\d+(?:,\d*)?\})*$/u;

/** A Perl regular expression as one of JavaScript's. @throws Beyond where they may differ. */
export function perlSource(pattern: string): string {
  if (!ALIKE.test(pattern) || /[*+?}]\+/.test(pattern)) throw new Beyond(`the Perl expression ${pattern}`);
  return pattern;
}
