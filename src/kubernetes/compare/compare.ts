import { readScript, type ScriptReading, type Statement } from '../command/statement.ts';
import { compareStatements, type StatementComparison, shownVerb } from './compare-statements.ts';
import { isConvenience } from './conveniences.ts';
import type { CommandDifference, Comparison } from './difference.ts';
import { decides, onlyLooks, onlyWaits } from './looks.ts';
import { withoutTemporaryFiles } from './temporary-files.ts';

export interface CompareOptions {
  /** For several lines. `false`: any order is correct; `true`: another order is wrong; not set: another order is `close`. */
  readonly ordered?: boolean | undefined;
}

/**
 * Compares an answer with a reference by what they mean: the same writes, the same output, the same files. Any two texts can be compared; the
 * time is linear in their length.
 * @internal
 */
export function compare(reference: string, answer: string, options: CompareOptions = {}): Comparison {
  const { likeness: _, ...comparison } = compareScripts(readScript(reference), readScript(answer), options);
  return comparison;
}

/** A comparison, with the figure that decides which of several references is nearest to an answer. */
export interface ScriptComparison extends Comparison {
  /** The share of the reference that the answer states, from 0 to 1, even if it is refused and scores 0. */
  readonly likeness: number;
}

/** Like `compare`, for texts that have been read already. */
export function compareScripts(
  expected: ScriptReading,
  { statements, refusals }: ScriptReading,
  options: CompareOptions = {},
): ScriptComparison {
  const shell = refusals.map(
    ({ message, range }): CommandDifference => ({ code: 'refused', path: 'shell', message, range }),
  );
  if (statements.length === 0) {
    const nothing: CommandDifference = { code: 'nothing', path: 'answer', message: 'there is no command' };
    return { outcome: 'wrong', differences: shell.length > 0 ? shell : [nothing], score: 0, likeness: 0 };
  }
  const [first] = expected.statements;
  const answered = withoutTemporaryFiles(statements, expected.statements);
  const [only] = answered;
  const single = expected.statements.length === 1 && answered.length === 1;
  const compared =
    single && first !== undefined && only !== undefined
      ? compareStatements(first, only)
      : compareLines(expected.statements, answered, options);
  if (shell.length === 0) return compared;
  return { ...compared, outcome: 'wrong', differences: [...shell, ...compared.differences], score: 0 };
}

/** Lines after this many are reported as missing or extra, since each line is compared with each. */
const MOST_LINES = 100;

interface Match {
  /** The position in the answer. */
  readonly at: number;
  readonly comparison: StatementComparison;
}

function compareLines(
  reference: readonly Statement[],
  answer: readonly Statement[],
  { ordered }: CompareOptions,
): ScriptComparison {
  const matches = matchLines(reference.slice(0, MOST_LINES), answer.slice(0, MOST_LINES));
  const used = new Set(matches.map((m) => m?.at));
  const differences: CommandDifference[] = [];
  let score = 0;
  let likeness = 0;
  let unsure = false;
  for (const [n, line] of reference.entries()) {
    const match = matches[n];
    if (match === undefined) differences.push(missingLine(line));
    else {
      differences.push(...match.comparison.differences, ...otherJoint(line, answer[match.at] as Statement));
      unsure ||= match.comparison.outcome === 'unsure';
      score += match.comparison.score;
      likeness += match.comparison.likeness;
    }
  }
  const isVerified = reference.every((line) => !onlyLooks(line) || onlyWaits(line));
  const first = Math.min(...matches.map((m) => m?.at ?? 0));
  const extra = answer.filter(
    (line, n) =>
      !used.has(n) &&
      !isConvenience(line) &&
      !((isVerified || n < first) && onlyLooks(line) && !decides(line, answer[n + 1])),
  );
  differences.push(...extra.map(extraLine));
  const lines = Math.max(reference.length + extra.length, 1);
  const share = Math.min(score / lines, 0.99);
  const alike = { likeness: likeness / lines };
  if (differences.length > 0) {
    const onlyUnsure =
      unsure &&
      matches.every((m) => m !== undefined && m.comparison.outcome !== 'wrong') &&
      extra.length === 0;
    return { outcome: onlyUnsure ? 'unsure' : 'wrong', differences, score: onlyUnsure ? 0 : share, ...alike };
  }
  const inOrder = matches.every((m, n) => n === 0 || (matches[n - 1]?.at ?? 0) < (m?.at ?? 0));
  if (inOrder || ordered === false) return { outcome: 'correct', differences, score: 1, ...alike };
  const order = outOfOrder(matches, answer);
  return {
    outcome: ordered === true ? 'wrong' : 'close',
    differences: [order],
    score: ordered === true ? share / 2 : 0.9,
    ...alike,
  };
}

/** Matches each line of the reference with a line of the answer: an equal line if there is one, or else the line that shares the most facts. */
function matchLines(reference: readonly Statement[], answer: readonly Statement[]): (Match | undefined)[] {
  const matches: (Match | undefined)[] = reference.map(() => undefined);
  const free = new Set(answer.keys());
  const candidates: { n: number; at: number; comparison: StatementComparison }[] = [];
  for (const [n, line] of reference.entries()) {
    for (const at of free) {
      const comparison = compareStatements(line, answer[at] as Statement);
      if (comparison.outcome !== 'correct') candidates.push({ n, at, comparison });
      else {
        matches[n] = { at, comparison };
        free.delete(at);
        break;
      }
    }
  }
  candidates.sort(
    (a, b) => rank(b.comparison) - rank(a.comparison) || Math.abs(a.n - a.at) - Math.abs(b.n - b.at),
  );
  for (const { n, at, comparison } of candidates) {
    if (matches[n] !== undefined || !free.has(at) || rank(comparison) === 0) continue;
    matches[n] = { at, comparison };
    free.delete(at);
  }
  return matches;
}

function rank({ outcome, likeness }: StatementComparison): number {
  return outcome === 'unsure' ? 1 : likeness;
}

/**
 * The difference between the operators before two lines: `a || b` runs the second command only if the first fails, while a new line, `;` and `&&`
 * all run both.
 */
function otherJoint(reference: Statement, answer: Statement): CommandDifference[] {
  const [expected, actual] = [reference, answer].map(({ joint }) => (joint === '||' ? '||' : 'then'));
  if (expected === actual) return [];
  const message = `you join the commands with ${actual === '||' ? '||' : '&& or a new line'}, the reference with ${expected === '||' ? '||' : '&&'}`;
  return [{ code: 'order', path: 'joint', message, range: answer.range, referenceRange: reference.range }];
}

function lineName({ commands }: Statement): string {
  return commands.map(shownVerb).join(' | ');
}

function missingLine(line: Statement): CommandDifference {
  const expected = lineName(line);
  const message = `a command is missing: ${expected}`;
  return { code: 'missing-line', path: 'lines', expected, message, referenceRange: line.range };
}

function extraLine(line: Statement): CommandDifference {
  const actual = lineName(line);
  return {
    code: 'extra-line',
    path: 'lines',
    actual,
    message: `the reference has no such command: ${actual}`,
    range: line.range,
  };
}

function outOfOrder(
  matches: readonly (Match | undefined)[],
  answer: readonly Statement[],
): CommandDifference {
  const late = matches.find((m, n) => n > 0 && (matches[n - 1]?.at ?? 0) > (m?.at ?? 0));
  const line = answer[late?.at ?? 0] as Statement;
  const message = `the commands are right, but in another order: ${lineName(line)} comes later in the reference`;
  return { code: 'order', path: 'lines', message, range: line.range };
}
