import type { Severity } from '../../source/diagnostic.ts';

/** How a rule is set: by the configuration, or by `--rule`. */
export const LEVELS = ['off', 'warn', 'error'] as const;
export type RuleLevel = (typeof LEVELS)[number];

export type Levels = ReadonlyMap<string, RuleLevel>;

const SEVERITY_OF: Record<RuleLevel, Severity | null> = { off: null, warn: 'warning', error: 'error' };

/** How a rule is set: the command line wins over the configuration of a file; `undefined` where neither says anything. */
export function levelOf(
  code: string,
  onCommandLine: Levels,
  configured: Levels | undefined,
): RuleLevel | undefined {
  return onCommandLine.get(code) ?? configured?.get(code);
}

/** A finding as its rule is set; `null` where that is off. */
export function atLevel<T extends { readonly severity: Severity }>(
  finding: T,
  level: RuleLevel | undefined,
): T | null {
  if (level === undefined) return finding;
  const severity = SEVERITY_OF[level];
  return severity === null ? null : { ...finding, severity };
}

export function isLevel(word: string): word is RuleLevel {
  return (LEVELS as readonly string[]).includes(word);
}
