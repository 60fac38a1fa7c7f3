import { lookUp } from '../../source/look-up.ts';
import type { Running } from '../client-effect.ts';
import { readPath, removePath, writePath } from '../running.ts';
import { Beyond, placed } from './beyond.ts';
import { BUILTINS } from './builtins/registry.ts';
import { expandText, expandWords } from './expand/expand-word.ts';
import { withIo } from './intercept.ts';
import { decodeText, TextInput } from './io.ts';
import type { BashAssignment, BashCommand, BashPart, BashWord } from './parse/syntax.ts';
import { FOLDERS_OF_PROGRAMS } from './program.ts';
import { openRedirects } from './redirects.ts';
import {
  exportedVariables,
  type ShellScope,
  type ShellVariable,
  setVariable,
  variableOf,
} from './shell-state.ts';

/** Runs one simple command: expansions, redirects, assignments, and the command itself. */
export function* runSimple(
  { words, assignments, redirects, range }: Extract<BashCommand, { kind: 'simple' }>,
  scope: ShellScope,
): Running<void> {
  const { state, io } = scope;
  try {
    const [name, ...args] = yield* expandWords(words, scope);
    const opened = yield* openRedirects(redirects, scope);
    if ('problem' in opened) {
      yield* io.stderr.write(`bash: ${opened.problem}\n`);
      state.status = 1;
      return;
    }
    if (name === undefined) {
      for (const one of assignments) yield* assign(one, scope, false);
      if (![...words, ...assignments.map(({ value }) => value)].some(hasCommand)) state.status = 0;
      return;
    }
    const before = assignments.map((one) => [one.name, state.variables.get(one.name)] as const);
    for (const one of assignments) yield* assign(one, scope, true);
    try {
      state.status = yield* runWords([name, ...args], { ...scope, io: opened });
    } finally {
      for (const [variable, value] of before) restore(scope, variable, value);
    }
  } catch (problem) {
    throw problem instanceof Beyond ? placed(problem, range) : problem;
  }
}

function restore({ state }: ShellScope, name: string, value: ShellVariable | undefined): void {
  if (value === undefined) state.variables.delete(name);
  else state.variables.set(name, value);
}

function* assign(
  { name, appends, value }: BashAssignment,
  scope: ShellScope,
  exported: boolean,
): Running<void> {
  const text = yield* expandText(value, scope, 'value');
  const old = appends ? (variableOf(scope.state, name) ?? '') : '';
  setVariable(scope.state, name, old + text, exported);
}

function hasCommand({ parts }: BashWord): boolean {
  return parts.some(
    (part: BashPart) =>
      part.kind === 'command' || (part.kind === 'parameter' && part.parameter.operands.some(hasCommand)),
  );
}

/** Runs a builtin or a program by its words. @returns its exit code. */
function* runWords(words: readonly string[], scope: ShellScope): Running<number> {
  const { state, io } = scope;
  const [written = '', ...args] = words;
  const name = written.replace(FOLDERS_OF_PROGRAMS, '');
  const builtin = lookUp(BUILTINS, name);
  const run = (inner: readonly string[], input?: string) =>
    runWords(inner, input === undefined ? scope : { ...scope, io: { ...io, stdin: new TextInput(input) } });
  if (builtin !== undefined) return yield* builtin({ name, args, scope, run });
  const program = lookUp(state.programs, name);
  if (program === undefined) throw new Beyond(written === '' ? 'an empty command' : written);
  const variables = exportedVariables(state);
  // A program that this program runs has the same scope, so its effects are already answered.
  return yield* withIo(program({ name, args, variables, run }), io, state, (text, suffix) =>
    editWith(text, suffix, scope),
  );
}

/** Edits a text with the program in `KUBE_EDITOR` or `EDITOR`, if it is one that runs here. */
function* editWith(text: string, suffix: string, scope: ShellScope): Running<string> {
  const editor = variableOf(scope.state, 'KUBE_EDITOR') ?? variableOf(scope.state, 'EDITOR') ?? '';
  if (editor === '') throw new Beyond('an editor');
  const path = `/tmp/kubectl-edit-1${suffix}`;
  yield* writePath(path, text);
  yield* scope.runText(`${editor} ${path}`, scope.state, scope.io);
  const found = yield* readPath(path);
  yield* removePath(path);
  return 'bytes' in found ? decodeText(found.bytes, path) : text;
}
