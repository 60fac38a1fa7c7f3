import type { Running } from '../client-effect.ts';
import { Beyond } from './beyond.ts';
import { expandWords } from './expand/expand-word.ts';
import { TextInput, TextOutput } from './io.ts';
import { LeaveLoop, LeaveShell } from './leave.ts';
import { parseLine } from './parse/parse-line.ts';
import { SourceText } from './parse/source-text.ts';
import type { BashCommand, BashList, BashPipeline } from './parse/syntax.ts';
import { BashSyntaxError } from './parse/syntax-error.ts';
import { openRedirects } from './redirects.ts';
import { runSimple } from './run-simple.ts';
import { copyState, type Io, type ShellScope, type ShellState, setVariable } from './shell-state.ts';

/** The maximum number of iterations of a loop; a longer one is given up. */
const MOST_ROUNDS = 1000;

/** Runs commands in sequence; `exit` ends them like a subshell. */
function* runList(list: BashList, state: ShellState, io: Io): Running<void> {
  try {
    yield* runCommands(list, state, io);
  } catch (problem) {
    if (!(problem instanceof LeaveShell)) throw problem;
    state.status = problem.status;
  }
}

/** Reads and runs a text line by line: an alias takes effect from the next line on. A syntax error of bash ends it with exit code 2. */
export function* runText(text: string, state: ShellState, io: Io): Running<void> {
  const source = new SourceText(text, state.aliases);
  for (;;) {
    let list: BashList | undefined;
    try {
      list = parseLine(source);
    } catch (problem) {
      if (!(problem instanceof BashSyntaxError)) throw problem;
      yield* io.stderr.write(`bash: ${problem.message}\n`);
      throw new LeaveShell(2);
    }
    if (list === undefined) return;
    yield* runCommands(list, state, io);
  }
}

/** Runs commands in sequence; `exit` is thrown. */
function* runCommands(list: BashList, state: ShellState, io: Io): Running<void> {
  for (const { first, rest } of list) {
    yield* runPipeline(first, state, io);
    for (const { operator, pipeline } of rest)
      if ((state.status === 0) === (operator === '&&')) yield* runPipeline(pipeline, state, io);
  }
}

function* runPipeline({ stages, negated }: BashPipeline, state: ShellState, io: Io): Running<void> {
  const [only] = stages;
  if (stages.length === 1 && only !== undefined) yield* runCommand(only, state, io);
  else yield* runPipe(stages, state, io);
  if (negated) state.status = state.status === 0 ? 1 : 0;
}

/** Runs the stages of a pipeline in sequence, each in a subshell and to its end. */
function* runPipe(stages: readonly BashCommand[], state: ShellState, io: Io): Running<void> {
  let { stdin } = io;
  const statuses: number[] = [];
  for (const [i, stage] of stages.entries()) {
    const isLast = i === stages.length - 1;
    const stdout = new TextOutput();
    const inner = copyState(state);
    const own = { ...io, stdin, ...(!isLast && { stdout }) };
    try {
      yield* runCommand(stage, inner, own);
    } catch (problem) {
      if (!(problem instanceof LeaveShell)) throw problem;
      inner.status = problem.status;
    }
    statuses.push(inner.status);
    stdin = new TextInput(stdout.text);
  }
  const failed = state.pipeFails ? statuses.findLast((status) => status !== 0) : undefined;
  state.status = failed ?? statuses.at(-1) ?? 0;
}

function* runCommand(command: BashCommand, state: ShellState, io: Io): Running<void> {
  const scope: ShellScope = { state, io, run: runList, runText };
  if (command.kind === 'simple') return yield* runSimple(command, scope);
  const opened = yield* openRedirects(command.redirects, scope);
  if ('problem' in opened) {
    yield* io.stderr.write(`bash: ${opened.problem}\n`);
    state.status = 1;
    return;
  }
  yield* runCompound(command, state, opened);
}

function* runCompound(
  command: Exclude<BashCommand, { kind: 'simple' }>,
  state: ShellState,
  io: Io,
): Running<void> {
  switch (command.kind) {
    case 'group':
      return yield* runCommands(command.body, state, io);
    case 'subshell': {
      const inner = copyState(state);
      yield* runList(command.body, inner, io);
      state.status = inner.status;
      return;
    }
    case 'if':
      return yield* runIf(command, state, io);
    case 'for':
      return yield* runFor(command, state, io);
    default:
      return yield* runLoop(
        function* () {
          yield* runCommands(command.test, state, io);
          return (state.status === 0) === (command.kind === 'while');
        },
        command.body,
        state,
        io,
      );
  }
}

function* runFor(
  { words, variable, body }: Extract<BashCommand, { kind: 'for' }>,
  state: ShellState,
  io: Io,
): Running<void> {
  const left = yield* expandWords(words, { state, io, run: runList, runText });
  state.status = 0;
  // biome-ignore lint/correctness/useYield: other loops run a test.
  const goesOn = function* (): Running<boolean> {
    const word = left.shift();
    if (word !== undefined) setVariable(state, variable, word);
    return word !== undefined;
  };
  yield* runLoop(goesOn, body, state, io);
}

function* runIf(
  { branches, otherwise }: Extract<BashCommand, { kind: 'if' }>,
  state: ShellState,
  io: Io,
): Running<void> {
  for (const { test, body } of branches) {
    yield* runCommands(test, state, io);
    if (state.status === 0) return yield* runCommands(body, state, io);
  }
  state.status = 0;
  yield* runCommands(otherwise, state, io);
}

function* runLoop(goesOn: () => Running<boolean>, body: BashList, state: ShellState, io: Io): Running<void> {
  let status = 0;
  for (let round = 0; yield* goesOn(); round++) {
    if (round > MOST_ROUNDS) throw new Beyond(`a loop of more than ${MOST_ROUNDS} rounds`);
    try {
      yield* runCommands(body, state, io);
    } catch (problem) {
      if (!(problem instanceof LeaveLoop)) throw problem;
      state.status = 0;
      if (problem.levels > 1) throw new LeaveLoop(problem.how, problem.levels - 1);
      if (problem.how === 'break') return;
    }
    status = state.status;
  }
  state.status = status;
}
