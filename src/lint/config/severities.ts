import type { Severity } from '../../source/diagnostic.ts';

/** The level of a rule, set by the configuration or by `--rule`. */
export const LEVELS = ['off', 'warn', 'error'] as const;
export type RuleLevel = (typeof LEVELS)[number];

export type Levels = ReadonlyMap<string, RuleLevel>;

const SEVERITY_OF: Record<RuleLevel, Severity | null> = { off: null, warn: 'warning', error: 'error' };

/** The level of a rule: the command line takes precedence over the configuration; `undefined` if neither sets it. */
export function levelOf(
  code: string,
  onCommandLine: Levels,
  configured: Levels | undefined,
): RuleLevel | undefined {
  return onCommandLine.get(code) ?? configured?.get(code);
}

/** A finding with the level of its rule; `null` if the rule is off. */
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
