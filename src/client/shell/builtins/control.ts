import { readPath } from '../../running.ts';
import { absolutePath } from '../../virtual-files.ts';
import { Beyond } from '../beyond.ts';
import { decodeText } from '../io.ts';
import { LeaveLoop, LeaveShell } from '../leave.ts';
import { copyState } from '../shell-state.ts';
import { type Builtin, complain } from './builtin.ts';

const exit: Builtin = function* (call) {
  const [code] = call.args;
  if (code !== undefined && !/^-?\d+$/.test(code))
    throw new LeaveShell(yield* complain(call, `${code}: numeric argument required`, 2));
  throw new LeaveShell(code === undefined ? call.scope.state.status : Number(code) & 255);
};

// biome-ignore lint/correctness/useYield: a builtin is a generator.
const leaveLoop: Builtin = function* ({ name, args: [levels = '1'] }) {
  if (!/^[1-9]\d*$/.test(levels)) throw new Beyond(`${name} ${levels}`);
  throw new LeaveLoop(name === 'break' ? 'break' : 'continue', Number(levels));
};

const evaluate: Builtin = function* ({ args, scope }) {
  scope.state.status = 0;
  yield* scope.runText(args.join(' '), scope.state, scope.io);
  return scope.state.status;
};

const source: Builtin = function* (call) {
  const { args, scope } = call;
  const [path = '', ...more] = args;
  if (more.length > 0) throw new Beyond(`source ${path} with arguments`);
  const found =
    scope.state.substitutions.get(path) ?? (yield* readPath(absolutePath(path, scope.state.folder)));
  if (typeof found !== 'string' && !('bytes' in found))
    return yield* complain({ ...call, name: path }, 'No such file or directory');
  const text = typeof found === 'string' ? found : decodeText(found.bytes, path);
  // `source <(kubectl completion bash)` only enables completion with the Tab key.
  if (/^#?.*\bcomplet(?:e|ion)\b/m.test(text)) return 0;
  scope.state.status = 0;
  yield* scope.runText(text, scope.state, scope.io);
  return scope.state.status;
};

/** `bash -c '…' name arg…` and `bash file`, with the exported variables only. */
const bash: Builtin = function* (call) {
  const { args, scope, name } = call;
  const [first = '', ...rest] = args;
  const inner = copyState(scope.state);
  for (const [variable, { exported }] of inner.variables) if (!exported) inner.variables.delete(variable);
  inner.aliases.clear();
  inner.status = 0;
  let text: string;
  if (first === '-c') {
    text = rest[0] ?? '';
    inner.args = rest.slice(1);
  } else if (first.startsWith('-')) throw new Beyond(`${name} ${first}`);
  else if (first === '') text = yield* scope.io.stdin.all();
  else {
    const found = yield* readPath(absolutePath(first, scope.state.folder));
    if (!('bytes' in found))
      return yield* complain({ ...call, name: first }, 'No such file or directory', 127);
    text = decodeText(found.bytes, first);
    inner.args = args;
  }
  try {
    yield* scope.runText(text, inner, scope.io);
  } catch (problem) {
    if (!(problem instanceof LeaveShell)) throw problem;
    return problem.status;
  }
  return inner.status;
};

// biome-ignore lint/correctness/useYield: a builtin is a generator.
const set: Builtin = function* ({ args, scope }) {
  if (args.join(' ') === '-o pipefail') scope.state.pipeFails = true;
  else if (args.join(' ') === '+o pipefail') scope.state.pipeFails = false;
  else throw new Beyond(`set ${args.join(' ')}`);
  return 0;
};

// biome-ignore lint/correctness/useYield: a builtin is a generator.
const nothing: Builtin = function* () {
  return 0;
};

const command: Builtin = function* ({ args, run }) {
  if (args[0]?.startsWith('-') === true) throw new Beyond(`command ${args[0]}`);
  return args.length === 0 ? 0 : yield* run(args);
};

/** `sudo` and `nohup`, which change who runs a command and for how long; this makes no difference here. */
const prefix: Builtin = function* ({ name, args, run }) {
  const words = args.filter((arg, i) => i > 0 || !/^-[EHn]+$/.test(arg));
  if (words[0] === undefined || /^-/.test(words[0])) throw new Beyond(`${name} ${args.join(' ')}`.trim());
  return yield* run(words);
};

/** `env NAME=value… command` */
const env: Builtin = function* ({ args, scope, run }) {
  const at = args.findIndex((arg) => !/^[A-Za-z_]\w*=/.test(arg));
  const given = at === -1 ? args : args.slice(0, at);
  const words = at === -1 ? [] : args.slice(at);
  if (words[0]?.startsWith('-') === true) throw new Beyond(`env ${words[0]}`);
  if (words.length === 0) throw new Beyond('env without a command');
  const kept = new Map(scope.state.variables);
  for (const one of given) {
    const equals = one.indexOf('=');
    scope.state.variables.set(one.slice(0, equals), { value: one.slice(equals + 1), exported: true });
  }
  try {
    return yield* run(words);
  } finally {
    scope.state.variables = kept;
  }
};

/** `timeout 5s command`, without a time limit. */
const timeout: Builtin = function* ({ args, run }) {
  const [limit = '', ...words] = args;
  if (!/^\d+(?:\.\d+)?[smhd]?$/.test(limit)) throw new Beyond(`timeout ${limit}`);
  return yield* run(words);
};

/** The builtins that run commands or end them. */
export const CONTROL_BUILTINS: Readonly<Record<string, Builtin>> = {
  exit,
  break: leaveLoop,
  continue: leaveLoop,
  eval: evaluate,
  source,
  '.': source,
  bash,
  sh: bash,
  set,
  shopt: nothing,
  hash: nothing,
  clear: nothing,
  wait: nothing,
  command,
  sudo: prefix,
  nohup: prefix,
  time: prefix,
  env,
  timeout,
};
