import type { Command } from '../command/command.ts';
import type { Refusal, RefusalCode } from '../command/refusal.ts';
import type { Statement } from '../command/statement.ts';
import { singular } from '../kubectl/resource-type.ts';
import { printable } from '../shell/word.ts';
import { compareFacts } from './compare-facts.ts';
import type { CommandDifference } from './difference.ts';
import { mayReachSameState } from './same-state.ts';

/** How one pipeline compares to another. */
export interface StatementComparison {
  readonly outcome: 'correct' | 'unsure' | 'wrong';
  readonly differences: readonly CommandDifference[];
  /** 0 if the tool refuses the answer, so that nothing is done. */
  readonly score: number;
  /** The share of the reference's facts that the answer states, from 0 to 1, even if the answer is refused. */
  readonly likeness: number;
}

export function compareStatements(reference: Statement, answer: Statement): StatementComparison {
  const { commands } = reference;
  const differences: CommandDifference[] = [];
  let shared = 0;
  let total = 0;
  let unsure = false;
  for (const [n, command] of commands.entries()) {
    const other = answer.commands[n];
    if (other === undefined) {
      differences.push(missingStage(command));
      total++;
      continue;
    }
    const compared = compareCommands(command, other, commands.slice(n + 1));
    differences.push(...(n === 0 ? compared.differences : compared.differences.map(inPipe)));
    unsure ||= compared.unsure;
    shared += compared.shared;
    total += compared.total;
  }
  for (const extra of answer.commands.slice(commands.length)) {
    if (isPager(extra) || sortsList(extra, answer.commands[0])) continue;
    if (splitsWords(extra) && commands.length === 1 && printsValues(commands[0])) continue;
    if (isLayout(extra) && answer.commands.some(printsJson)) continue;
    differences.push(extraStage(extra));
    total++;
  }
  if (differences.length === 0) return { outcome: 'correct', differences, score: 1, likeness: 1 };
  const likeness = total === 0 ? 0 : Math.min(shared / total, 0.99);
  const isRefused = differences.some(({ code }) => code === 'refused');
  return unsure && differences.length === 1
    ? { outcome: 'unsure', differences, score: 0, likeness }
    : { outcome: 'wrong', differences, score: isRefused ? 0 : likeness, likeness };
}

const FORGIVEN: ReadonlySet<RefusalCode> = new Set(['unknown-resource', 'removed']);

interface CommandComparison {
  readonly differences: readonly CommandDifference[];
  readonly unsure: boolean;
  readonly shared: number;
  readonly total: number;
}

function compareCommands(reference: Command, answer: Command, pipe: readonly Command[]): CommandComparison {
  const refusals = answer.refusals.filter((refusal) => !isForgiven(refusal, reference));
  const nothing = { unsure: false, shared: 0, total: reference.facts.length + 1 };
  const refused = refusals.map(asDifference);
  if (reference.verbName !== answer.verbName) {
    if (refused.length > 0) return { ...nothing, differences: refused };
    const unsure = mayReachSameState(reference, answer);
    return { ...nothing, unsure, differences: [otherVerb(reference, answer, unsure)] };
  }
  const { differences, shared, total } = compareFacts(reference, answer, pipe);
  return { differences: [...refused, ...differences], unsure: false, shared: shared + 1, total: total + 1 };
}

/**
 * Whether the reference is refused for the same reason: an unknown type is a custom resource of the task, and what newer versions removed exists
 * in the older version that the task is about.
 */
function isForgiven({ code, message }: Refusal, { refusals }: Command): boolean {
  return (
    FORGIVEN.has(code) &&
    refusals.some((r) => r.code === code && inSingular(r.message) === inSingular(message))
  );
}

/** A message with the type that it quotes in its singular form. */
function inSingular(message: string): string {
  return message.replace(/"([^"]+)"/, (_, word: string) => singular(word));
}

function asDifference({ message, help, range }: Refusal): CommandDifference {
  return {
    code: 'refused',
    path: 'refused',
    message: help === undefined ? message : `${message}; ${help}`,
    range,
  };
}

function otherVerb(reference: Command, answer: Command, unsure: boolean): CommandDifference {
  const [expected, actual] = [shownVerb(reference), shownVerb(answer)];
  const otherTool = reference.tool !== answer.tool;
  const message = unsure
    ? `you used ${actual}, the reference uses ${expected}: both can reach the same state`
    : `${otherTool ? 'tool' : 'verb'}: you used ${actual}, the reference uses ${expected}`;
  const ranges = { range: answer.verbRange, referenceRange: reference.verbRange };
  return {
    code: otherTool ? 'tool' : 'verb',
    path: otherTool ? 'tool' : 'verb',
    expected,
    actual,
    message,
    ...ranges,
  };
}

export function shownVerb({ runner, tool, verb }: Command): string {
  const words = [...(runner === undefined ? [] : [runner]), tool, ...(verb?.path ?? [])];
  return printable(words.join(' ')) || 'an assignment';
}

function inPipe(difference: CommandDifference): CommandDifference {
  return {
    ...difference,
    path: `pipe: ${difference.path}`,
    message: `after the pipe: ${difference.message}`,
  };
}

/** Whether a command only shows its input, by pages or unchanged. */
function isPager({ tool, facts }: Command): boolean {
  return (tool === 'less' || tool === 'more' || tool === 'cat') && facts.length === 0;
}

/** Whether a command puts each value on a separate line: `tr ' ' '\n'` or `xargs -n1`. */
function splitsWords({ tool, facts }: Command): boolean {
  const said = facts.map(({ value }) => value).join();
  return tool === 'tr' ? said === '[" ","\\\\n"]' : tool === 'xargs' && /^(?:\["-n(?:",")?1"\])?$/.test(said);
}

function printsValues(command: Command | undefined): boolean {
  return (
    command?.facts.some(({ path, value }) => path === 'output' && value.startsWith('jsonpath=')) === true
  );
}

/** Whether a command is a `sort` of the rows of a list that has no defined order. */
function sortsList({ tool, facts }: Command, list: Command | undefined): boolean {
  if (tool !== 'sort' || facts.length > 0 || list === undefined) return false;
  return LISTS.test(list.verbName) && list.facts.every(({ path }) => path !== '--sort-by');
}

const LISTS = /^kubectl (?:get|api-resources|api-versions)$/;

/** Whether a command only changes the layout: `jq` without a filter, or Python's tool for the same. */
function isLayout({ tool, facts }: Command): boolean {
  if (/^python3?$/.test(tool)) return facts.every(({ shown }) => shown === '-m json.tool');
  return tool === 'jq' && facts.every(({ shown }) => shown === '.');
}

function printsJson({ tool, verbName, facts }: Command): boolean {
  if (tool === 'curl' || /^crictl inspect[ip]?$/.test(verbName)) return true;
  return facts.some(({ path, value }) => path === '--raw' || (path === 'output' && value === 'json'));
}

function missingStage(command: Command): CommandDifference {
  const expected = shownVerb(command);
  const message = `pipe: the reference pipes into ${expected}, your command does not`;
  return { code: 'pipe', path: 'pipe', expected, message, referenceRange: command.range };
}

function extraStage(command: Command): CommandDifference {
  const actual = shownVerb(command);
  return {
    code: 'pipe',
    path: 'pipe',
    actual,
    message: `pipe: your command pipes into ${actual}, the reference does not`,
    range: command.range,
  };
}
