import type { EndingSignal } from './env.ts';
import { orDidYouMean } from './source/did-you-mean.ts';
import { printableLine } from './source/printable.ts';

/** The reasons why the program stops. Findings in a user's decks are diagnostics, not failures. */
export type Problem =
  | { readonly code: 'usage'; readonly message: string }
  | { readonly code: 'unknown-topic'; readonly topic: string; readonly nearest: readonly string[] }
  | { readonly code: 'unknown-unit'; readonly unit: string; readonly nearest: readonly string[] }
  | { readonly code: 'unknown-card'; readonly identity: string; readonly nearest: readonly string[] }
  | { readonly code: 'unknown-domain'; readonly domain: string; readonly known: readonly string[] }
  | { readonly code: 'nothing-matches'; readonly what: string; readonly help: string }
  | { readonly code: 'unreadable'; readonly path: string; readonly cause: string }
  | { readonly code: 'unwritable'; readonly path: string; readonly cause: string }
  | {
      readonly code: 'file-exists';
      readonly path: string /** Whether `--force` overwrites it. */;
      readonly force: boolean;
    }
  /** Another run has changed the exam in progress. */
  | { readonly code: 'exam-elsewhere' }
  | { readonly code: 'newer-format'; readonly path: string; readonly found: string; readonly known: string }
  | { readonly code: 'foreign-file'; readonly path: string; readonly expected: string }
  | { readonly code: 'unknown-setting'; readonly name: string; readonly nearest: readonly string[] }
  | {
      readonly code: 'invalid-setting';
      readonly name: string;
      readonly found: string;
      /** The valid values, with their range. */
      readonly expected: string;
    }
  | { readonly code: 'nothing-to-undo' }
  /** Ctrl-D: the learner is done. */
  | { readonly code: 'end-of-input' }
  | { readonly code: 'interrupted' }
  | { readonly code: 'terminal-gone' }
  | { readonly code: 'terminated' }
  | { readonly code: 'quit' };

type Code = Problem['code'];
type ProblemOf<C extends Code> = Extract<Problem, { readonly code: C }>;

/** Exit codes: 2 wrong usage, 3 cannot run; 128 and the signal's number for 1 SIGHUP, 2 SIGINT (Ctrl-C), 3 SIGQUIT, 15 SIGTERM. */
export const EXIT: Record<Code, 0 | 2 | 3 | 129 | 130 | 131 | 143> = {
  usage: 2,
  'unknown-topic': 2,
  'unknown-unit': 2,
  'unknown-card': 2,
  'unknown-domain': 2,
  'nothing-matches': 2,
  unreadable: 3,
  unwritable: 3,
  'file-exists': 2,
  'exam-elsewhere': 3,
  'newer-format': 3,
  'foreign-file': 3,
  'unknown-setting': 2,
  'invalid-setting': 2,
  'nothing-to-undo': 2,
  'end-of-input': 0,
  interrupted: 130,
  'terminal-gone': 129,
  terminated: 143,
  quit: 131,
};

const WORDING: { readonly [C in Code]: (problem: ProblemOf<C>) => string } = {
  usage: (p) => p.message,
  'unknown-topic': (p) =>
    `unknown topic '${p.topic}'${orDidYouMean(p.nearest)}\nk8s-drill topics lists them all`,
  'unknown-unit': (p) =>
    `unknown unit '${p.unit}'${orDidYouMean(p.nearest)}\nk8s-drill course lists them all`,
  'unknown-card': (p) =>
    `unknown card '${p.identity}'${orDidYouMean(p.nearest)}\nk8s-drill search <words> finds cards`,
  'unknown-domain': (p) => `unknown domain '${p.domain}'; there are: ${p.known.join(', ')}`,
  'nothing-matches': (p) => `nothing matches ${p.what}\n${p.help}`,
  unreadable: (p) => `cannot read ${p.path}: ${p.cause}`,
  unwritable: (p) => `cannot write ${p.path}: ${p.cause}\nwhat was saved before is intact`,
  'file-exists': (p) =>
    `${p.path} already exists; ${p.force ? 'use --force to overwrite it' : 'give another path'}`,
  'exam-elsewhere': () =>
    'another k8s-drill went on with this exam; what was answered here since then does not count',
  'newer-format': (p) =>
    `${p.path} is of format ${p.found}, this version knows up to ${p.known}; it was left as it is\na newer k8s-drill reads it`,
  'foreign-file': (p) =>
    `${p.path} is not ${p.expected}; it was left as it is\nmove it away, or set K8S_DRILL_HOME to another folder`,
  'unknown-setting': (p) =>
    `unknown setting '${p.name}'${orDidYouMean(p.nearest)}\nk8s-drill config list shows them all`,
  'invalid-setting': (p) => `${p.name} cannot be '${p.found}': it must be ${p.expected}`,
  'nothing-to-undo': () => 'there is nothing to undo',
  'end-of-input': () => 'the input ended; every answer given is saved',
  interrupted: () => 'interrupted; every answer given is saved',
  'terminal-gone': () => 'the terminal is gone; every answer given is saved',
  terminated: () => 'terminated; every answer given is saved',
  quit: () => 'ended by SIGQUIT; every answer given is saved',
};

/** Thrown when the program cannot continue. */
export class Failure extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(describe(problem));
    this.name = 'Failure';
    this.problem = problem;
  }
}

/** A problem in words, with the way to fix it on a line of its own. */
function describe(problem: Problem): string {
  const word = WORDING[problem.code] as (p: Problem) => string;
  return word(problem.code === 'usage' ? problem : onOneLineEach(problem));
}

/** The names in a problem can contain line breaks, as file names can; they are replaced. */
function onOneLineEach(problem: Problem): Problem {
  const shown = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(shown);
    return typeof value === 'string' ? printableLine(value) : value;
  };
  const entries = Object.entries(problem).map(([key, value]) => [key, key === 'help' ? value : shown(value)]);
  return Object.fromEntries(entries) as Problem;
}

export function isFailure(error: unknown): error is Failure {
  return error instanceof Failure;
}

const ENDED_BY = {
  SIGHUP: 'terminal-gone',
  SIGINT: 'interrupted',
  SIGQUIT: 'quit',
  SIGTERM: 'terminated',
} as const satisfies Record<EndingSignal, Code>;

/** The failure with which a signal ends the program. */
export function endedBy(signal: EndingSignal): Failure {
  return new Failure({ code: ENDED_BY[signal] });
}
