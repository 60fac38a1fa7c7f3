import type { Command } from '../command/command.ts';
import type { Fact } from '../command/fact.ts';
import type { CommandDifference, DifferenceCode } from './difference.ts';

interface Pair {
  readonly reference: Command;
  readonly answer: Command;
  readonly expected?: Fact | undefined;
  readonly actual?: Fact | undefined;
}

/** Describes how the task and the learner differ on one subject. */
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
      ? `you wrote ${actual.shown} as the task does, but the shell reads it in another way: check the quotes and the order`
      : `you said ${actual.shown}, the task says ${expected.shown}`;
  if (expected !== undefined) {
    if (isSwitch(expected)) return 'the task sets it, your command does not';
    const unsaid = goesWithoutSaying(answer, path);
    if (unsaid !== undefined) return `your command ${unsaid}, the task says ${expected.shown}`;
    const also = answer.facts.some((fact) => fact.path === path);
    return `the task ${also ? 'also ' : ''}says ${expected.shown}, your command does not`;
  }
  if (actual === undefined) return '';
  if (isSwitch(actual)) return 'your command sets it, the task does not';
  const unsaid = goesWithoutSaying(reference, path);
  if (unsaid !== undefined) return `you said ${actual.shown}, the task ${unsaid}`;
  const also = reference.facts.some((fact) => fact.path === path);
  return `you ${also ? 'also ' : ''}said ${actual.shown}, the task does not`;
}

function isSwitch({ path, value }: Fact): boolean {
  return /^(?:-|\w+ )-/.test(path) && value === 'true';
}

/** What the command does without the flag; `undefined` if that can't be described. */
function goesWithoutSaying(command: Command, path: string): string | undefined {
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
