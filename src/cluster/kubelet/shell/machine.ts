import type { ShellEnvironment } from './environment.ts';
import { expandWords } from './expand.ts';
import { parseShell } from './parser.ts';
import { openRedirects } from './redirects.ts';
import { runSimple } from './run-simple.ts';
import { ShellError } from './shell-error.ts';
import { type ShellFrame, type ShellRun, setVariable, startShell } from './shell-run.ts';
import type { ShellNode } from './syntax.ts';

/** The most statements in one step; a loop that does not sleep continues one second later. */
const MOST_STEPS = 2000;
const PAUSE = 1000;

/** The syntax trees of scripts that have been parsed. */
const trees = new Map<string, ShellNode>();

/** Runs a script until it ends or waits. */
export function runShell(run: ShellRun, environment: ShellEnvironment): void {
  if (run.exit !== undefined || run.stays === true) return;
  if (run.wakeAt !== undefined && run.wakeAt > environment.now) return;
  delete run.wakeAt;
  try {
    for (let steps = 0; isRunnable(run); steps++) {
      if (steps >= MOST_STEPS) run.wakeAt = environment.now + PAUSE;
      else step(run, environment);
    }
  } catch (error) {
    if (!(error instanceof ShellError)) throw error;
    environment.write(2, `sh: ${error.message}\n`);
    run.exit = 2;
  }
}

function isRunnable(run: ShellRun): boolean {
  return run.wakeAt === undefined && run.stays !== true && run.exit === undefined;
}

function step(run: ShellRun, environment: ShellEnvironment): void {
  const frame = run.frames.at(-1);
  if (frame === undefined) {
    run.exit = run.status;
    return;
  }
  const node = nodeAt(run.text, frame.way);
  if (frame.at === 0 && 'redirects' in node && node.type !== 'command')
    frame.redirects = openRedirects(node.redirects, run, environment);
  advance(node, frame, run, environment);
}

function nodeAt(text: string, way: readonly string[]): ShellNode {
  let tree = trees.get(text);
  if (tree === undefined) {
    tree = parseShell(text);
    trees.set(text, tree);
  }
  let at: object = tree;
  for (const key of way) at = Reflect.get(at, key) as object;
  return at as ShellNode;
}

function push(run: ShellRun, frame: ShellFrame, ...keys: readonly (string | number)[]): void {
  run.frames.push({ way: [...frame.way, ...keys.map(String)], at: 0 });
}

function advance(node: ShellNode, frame: ShellFrame, run: ShellRun, environment: ShellEnvironment): void {
  const step = frame.at++;
  switch (node.type) {
    case 'list':
      if (step < node.items.length) push(run, frame, 'items', step);
      else run.frames.pop();
      return;
    case 'and':
    case 'or':
      if (step === 0) push(run, frame, 'left');
      else if (step === 1 && (run.status === 0) === (node.type === 'and')) push(run, frame, 'right');
      else run.frames.pop();
      return;
    case 'not':
      if (step === 0) push(run, frame, 'of');
      else {
        run.status = run.status === 0 ? 1 : 0;
        run.frames.pop();
      }
      return;
    case 'background':
      runInBackground(run, frame, environment);
      return;
    case 'pipe':
      run.frames.pop();
      runPipe(node.stages.length, frame, run, environment);
      return;
    case 'group':
    case 'subshell':
      if (step === 0) {
        if (node.type === 'subshell')
          frame.saved = { variables: { ...run.variables }, directory: run.directory };
        push(run, frame, 'body');
      } else {
        if (frame.saved !== undefined) Object.assign(run, frame.saved);
        run.frames.pop();
      }
      return;
    case 'command':
      run.frames.pop();
      runSimple(node, run, environment);
      return;
    default:
      advanceControl(node, frame, step, run, environment);
  }
}

type Control = Extract<ShellNode, { type: 'if' | 'while' | 'until' | 'for' }>;

function advanceControl(
  node: Control,
  frame: ShellFrame,
  step: number,
  run: ShellRun,
  environment: ShellEnvironment,
): void {
  if (node.type === 'if') {
    advanceIf(node, frame, step, run);
    return;
  }
  frame.isLoop = true;
  if (node.type === 'for') {
    frame.items ??= expandWords(node.words, run, environment);
    const item = frame.items.shift();
    if (item === undefined) {
      run.frames.pop();
      return;
    }
    setVariable(run, node.variable, item);
    push(run, frame, 'body');
  } else if (step % 2 === 0) push(run, frame, 'test');
  else if ((run.status === 0) === (node.type === 'while')) push(run, frame, 'body');
  else {
    run.status = 0;
    run.frames.pop();
  }
}

function advanceIf(
  node: Extract<ShellNode, { type: 'if' }>,
  frame: ShellFrame,
  step: number,
  run: ShellRun,
): void {
  const branch = (step - 1) >> 1;
  const done = 2 * node.branches.length + 1;
  if (step >= done) run.frames.pop();
  else if (step % 2 === 1 && run.status === 0) {
    frame.at = done;
    push(run, frame, 'branches', branch, 'body');
  } else if (step % 2 === 1) {
    if (branch + 1 < node.branches.length) return;
    frame.at = done;
    run.status = 0;
    if (node.otherwise !== undefined) push(run, frame, 'otherwise');
  } else push(run, frame, 'branches', step >> 1, 'test');
}

/** Runs a background command immediately, as far as it gets; a server keeps listening. */
function runInBackground(run: ShellRun, frame: ShellFrame, environment: ShellEnvironment): void {
  run.frames.pop();
  const child = childOf(run, [...frame.way, 'of']);
  runShell(child, environment);
  run.listens.push(...child.listens);
  run.status = 0;
}

/** Runs the stages of a pipe one after another, each to its end, since commands in a pipe rarely wait. */
function runPipe(stages: number, frame: ShellFrame, run: ShellRun, environment: ShellEnvironment): void {
  let { input } = environment;
  for (let stage = 0; stage < stages; stage++) {
    const child = childOf(run, [...frame.way, 'stages', String(stage)]);
    const isLast = stage === stages - 1;
    let output = '';
    const write = (channel: 1 | 2, text: string) => {
      if (channel === 1 && !isLast) output += text;
      else environment.write(channel, text);
    };
    finishShell(child, { ...environment, input, write });
    if (isLast) {
      run.status = child.exit ?? 0;
      if (child.stays === true) run.stays = true;
    }
    input = output;
  }
}

function childOf(run: ShellRun, way: readonly string[]): ShellRun {
  const child = startShell(run.text, run.args, run.variables, run.directory);
  child.frames = [{ way, at: 0 }];
  child.status = run.status;
  return child;
}

/** Runs a script to its end without letting time pass. */
export function finishShell(run: ShellRun, environment: ShellEnvironment): void {
  for (let rounds = 0; rounds < 20 && run.exit === undefined && run.stays !== true; rounds++) {
    delete run.wakeAt;
    runShell(run, environment);
  }
}
