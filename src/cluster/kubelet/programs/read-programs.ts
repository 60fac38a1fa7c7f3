import { didYouMean } from '../../../source/did-you-mean.ts';
import { lookUp } from '../../../source/look-up.ts';
import { nearest } from '../../../source/nearest.ts';
import { CLAUSES } from './clauses.ts';
import type { DeclaredPrograms } from './declared-program.ts';

/** The reason why a line cannot be read. */
export type ProgramProblemCode = 'no-verb' | 'unknown-verb' | 'wrong-form';

export interface ProgramProblem {
  /** The line number, from 0. */
  readonly at: number;
  readonly code: ProgramProblemCode;
  readonly message: string;
}

const MESSAGES: Readonly<Record<ProgramProblemCode, (verb: string, form: string) => string>> = {
  'no-verb': () => `Write an image or container name, then what it does: \`shop/api listens 8080\`.`,
  'unknown-verb': (verb, near) => `A program cannot be said to \`${verb}\`${near === '' ? '.' : `; ${near}`}`,
  'wrong-form': (_, form) => `This is not of the form \`${form}\`.`,
};

/**
 * Reads programs of containers from lines such as `shop/api needs env DB_URL`: an image or the name of a container, a verb, and its values.
 * Lines about the same program add up. Lines that cannot be read are reported and skipped.
 */
export function readPrograms(lines: readonly string[]): {
  readonly programs: DeclaredPrograms;
  readonly problems: readonly ProgramProblem[];
} {
  const programs = new Map<string, DeclaredPrograms[string]>();
  const problems: ProgramProblem[] = [];
  for (const [at, line] of lines.entries()) {
    const [, name, verb, words = ''] = /^\s*(\S+)\s+(\S+)(?:\s+(.*?))?\s*$/.exec(line) ?? [];
    if (name === undefined || verb === undefined) {
      problems.push({ at, code: 'no-verb', message: MESSAGES['no-verb']('', '') });
      continue;
    }
    const rule = lookUp(CLAUSES, verb);
    if (rule === undefined) {
      const near = didYouMean(nearest(verb, Object.keys(CLAUSES), 1), '`');
      problems.push({ at, code: 'unknown-verb', message: MESSAGES['unknown-verb'](verb, near) });
      continue;
    }
    const read = rule.read(words, programs.get(name) ?? {});
    if (read === undefined)
      problems.push({ at, code: 'wrong-form', message: MESSAGES['wrong-form'](verb, rule.form) });
    else programs.set(name, read);
  }
  return { programs: Object.fromEntries(programs), problems };
}
