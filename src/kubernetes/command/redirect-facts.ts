import { lookUp } from '../../source/look-up.ts';
import type { Redirect } from '../shell/script.ts';
import { printable } from '../shell/word.ts';
import type { Fact } from './fact.ts';
import { canonicalFilePath } from './values/file-path.ts';

const DESCRIPTORS: Readonly<Record<string, number>> = {
  '<': 0,
  '<>': 0,
  '<&': 0,
  '>': 1,
  '>>': 1,
  '>|': 1,
  '>&': 1,
};

/**
 * What redirects do, applied from left to right: where each descriptor ends up. `> f 2>&1`, `>& f` and `&> f` are the same, but not `2>&1 > f`,
 * in which errors go where the output went before.
 */
export function redirectFacts(redirects: readonly Redirect[]): Fact[] {
  const facts = new Map<string, Fact>();
  for (const redirect of redirects) {
    const { operator, descriptor, target, range } = redirect;
    const shown = printable(`${descriptor === -1 ? '' : descriptor}${operator} ${target}`);
    const both =
      operator.startsWith('&') || (operator === '>&' && descriptor === -1 && !/^[\d-]+$/.test(target));
    if (both) {
      const to = `${operator.endsWith('>>') ? '>>' : '>'}${canonicalFilePath(target)}`;
      facts.set('1', fact(`1${to}`, shown, range));
      facts.set('2', fact(`2 as 1${to}`, shown, range));
      continue;
    }
    const from = String(descriptor === -1 ? (lookUp(DESCRIPTORS, operator) ?? 1) : descriptor);
    const same = operator === '>|' ? '>' : operator;
    const copied = operator === '>&' ? facts.get(target) : undefined;
    const value = copied === undefined ? `${from}${same}${pathOf(target)}` : `${from} as ${copied.value}`;
    facts.set(from, fact(value, shown, range));
  }
  return [...facts.values()];
}

function pathOf(target: string): string {
  return /^\d$/.test(target) ? target : canonicalFilePath(target);
}

function fact(value: string, shown: string, range: Fact['range']): Fact {
  return { path: 'redirect', value, shown, range };
}
