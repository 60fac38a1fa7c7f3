import type { JsonObject } from '../../../kubernetes/json.ts';
import type { Cause } from '../../../kubernetes/validation/cause.ts';

const LEVELS = ['privileged', 'baseline', 'restricted'] as const;
export type SecurityLevel = (typeof LEVELS)[number];

/** A level, and the Kubernetes version whose checks apply. */
export interface LevelVersion {
  readonly level: SecurityLevel;
  /** `latest` or `v1.30`. */
  readonly version: string;
}

const PREFIX = 'pod-security.kubernetes.io/';
const VERSION = /^v1\.(?:0|[1-9]\d*)$/;

/**
 * The level that the labels of a namespace set for a mode.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-admission/#pod-security-admission-labels-for-namespaces
 */
export function policyOf(labels: JsonObject, mode: 'enforce' | 'warn'): LevelVersion {
  const level = String(labels[`${PREFIX}${mode}`] ?? 'privileged');
  const version = String(labels[`${PREFIX}${mode}-version`] ?? 'latest');
  return {
    level: isLevel(level) ? level : mode === 'enforce' ? 'restricted' : 'privileged',
    version: isVersion(version) ? version : 'latest',
  };
}

/** The strictness of a level, from 0. */
export function strictness(level: SecurityLevel): number {
  return LEVELS.indexOf(level);
}

/** The problems with labels that set an unknown level or version. */
export function labelProblems(labels: JsonObject): Cause[] {
  return ['enforce', 'audit', 'warn'].flatMap((mode) => {
    const level = labels[`${PREFIX}${mode}`];
    const version = labels[`${PREFIX}${mode}-version`];
    return [
      ...(level !== undefined && !isLevel(String(level))
        ? [problem(`${PREFIX}${mode}`, String(level), `must be one of ${LEVELS.join(', ')}`)]
        : []),
      ...(version !== undefined && !isVersion(String(version))
        ? [problem(`${PREFIX}${mode}-version`, String(version), 'must be "latest" or "v1.x"')]
        : []),
    ];
  });
}

function problem(key: string, value: string, words: string): Cause {
  return {
    field: `metadata.labels[${key}]`,
    steps: ['metadata', 'labels', key],
    reason: 'FieldValueInvalid',
    message: `Invalid value: ${JSON.stringify(value)}: ${words}`,
  };
}

function isLevel(word: string): word is SecurityLevel {
  return (LEVELS as readonly string[]).includes(word);
}

function isVersion(word: string): boolean {
  return word === 'latest' || VERSION.test(word);
}
