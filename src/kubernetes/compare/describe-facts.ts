import type { Command } from '../command/command.ts';
import type { Fact } from '../command/fact.ts';
import type { CommandDifference, DifferenceCode } from './difference.ts';

interface Pair {
  readonly reference: Command;
  readonly answer: Command;
  readonly expected?: Fact | undefined;
  readonly actual?: Fact | undefined;
}

/** Describes how an answer differs from its reference on one subject. */
export function describeFacts(pair: Pair): CommandDifference {
  const { expected, actual } = pair;
  const path = (expected ?? actual)?.path ?? '';
  return {
    code: codeOf(path),
    path,
    message: `${path}: ${wording(pair, path)}`,
    ...(expected === undefined ? {} : { expected: expected.shown, referenceRange: expected.range }),
    ...(actual === undefined ? {} : { actual: actual.shown, range: actual.range }),
  };
}

function wording({ reference, answer, expected, actual }: Pair, path: string): string {
  if (expected !== undefined && actual !== undefined)
    return actual.shown === expected.shown
      ? `you wrote ${actual.shown} like the reference, but the shell reads it differently: check the quotes and the order`
      : `your command has ${actual.shown}, the reference has ${expected.shown}`;
  if (expected !== undefined) {
    if (isSwitch(expected)) return 'the reference sets it, your command does not';
    const unsaid = defaultEffect(answer, path);
    if (unsaid !== undefined) return `your command ${unsaid}, the reference has ${expected.shown}`;
    const also = answer.facts.some((fact) => fact.path === path);
    return `the reference ${also ? 'also ' : ''}has ${expected.shown}, your command does not`;
  }
  if (actual === undefined) return '';
  if (isSwitch(actual)) return 'your command sets it, the reference does not';
  const unsaid = defaultEffect(reference, path);
  if (unsaid !== undefined) return `your command has ${actual.shown}, the reference ${unsaid}`;
  const also = reference.facts.some((fact) => fact.path === path);
  return `your command ${also ? 'also ' : ''}has ${actual.shown}, the reference does not`;
}

function isSwitch({ path, value }: Fact): boolean {
  return /^(?:-|\w+ )-/.test(path) && value === 'true';
}

/** What the command does without the flag; `undefined` if that can't be described. */
function defaultEffect(command: Command, path: string): string | undefined {
  if (path === 'namespace') return command.tool === 'kubectl' ? 'acts in default' : undefined;
  if (!path.startsWith('--')) return undefined;
  const value = command.verb?.flags().long.get(path.slice(2))?.default;
  if (
    value === undefined ||
    Array.isArray(value) ||
    ['', 'false', 'true', '-1', '0', '0s'].includes(String(value))
  )
    return undefined;
  return `leaves it at ${value}`;
}

function codeOf(path: string): DifferenceCode {
  if (path === 'target' || path === 'name') return 'target';
  if (path === 'redirect' || path === 'here-document') return path;
  return path.startsWith('--') || path === 'namespace' || path === 'output' ? 'option' : 'word';
}
