import { setVariable, variableOf } from '../shell-run.ts';
import { fail, print, readArguments, type ShellCommand } from './command.ts';
import { formatDate } from './format-date.ts';
import { secondsOf } from './seconds.ts';

const echo: ShellCommand = (call) => {
  const flags = /^-[neE]+$/.exec(call.args[0] ?? '')?.[0] ?? '';
  const words = flags === '' ? call.args : call.args.slice(1);
  const text = words.join(' ');
  const said = flags.includes('e') ? plainText(text) : text;
  call.environment.write(1, flags.includes('n') ? said : `${said}\n`);
};

const printf: ShellCommand = (call) => {
  const [format = '', ...values] = call.args;
  let at = 0;
  const once = () =>
    plainText(format).replace(/%(%|-?\d*[sdi])/g, (_, kind: string) => {
      if (kind === '%') return '%';
      const value = values[at++] ?? (kind.endsWith('s') ? '' : '0');
      const width = Number.parseInt(kind, 10);
      if (Number.isNaN(width)) return value;
      return width < 0 ? value.padEnd(-width) : value.padStart(width);
    });
  let said = once();
  while (at > 0 && at < values.length) said += once();
  call.environment.write(1, said);
};

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['\\', '\\'],
]);

function plainText(text: string): string {
  return text.replace(/\\([ntr\\])/g, (whole, c: string) => ESCAPES.get(c) ?? whole);
}

const sleep: ShellCommand = (call) => {
  const { run, environment } = call;
  const seconds = call.args.map(secondsOf).reduce((sum, one) => sum + one, 0);
  if (call.args.length === 0 || Number.isNaN(seconds)) fail(call, `invalid number '${call.args[0] ?? ''}'`);
  else if (!Number.isFinite(seconds)) run.stays = true;
  else if (seconds > 0) run.wakeAt = environment.now + seconds * 1000;
};

const exit: ShellCommand = ({ args: [code], run }) => {
  if (code !== undefined) run.status = Number(code) & 255;
  run.exit = run.status;
};

/** `break` and `continue`: leave the statements inside the enclosing loop. */
const leaveLoop: ShellCommand = ({ name, run }) => {
  const at = run.frames.findLastIndex(({ isLoop }) => isLoop === true);
  if (at >= 0) run.frames.length = name === 'break' ? at : at + 1;
};

const exportVariables: ShellCommand = ({ args, run }) => {
  for (const arg of args) {
    const [name = '', value] = arg.split(/=(.*)/s);
    if (value !== undefined) setVariable(run, name, value);
  }
};

const environmentList: ShellCommand = (call) => {
  const { variables } = call.run;
  const [name] = call.args;
  if (call.name === 'printenv' && name !== undefined) {
    if (Object.hasOwn(variables, name)) print(call, variableOf(call.run, name));
    else call.run.status = 1;
    return;
  }
  for (const [key, value] of Object.entries(variables)) print(call, `${key}=${value}`);
};

const date: ShellCommand = (call) => {
  const { words } = readArguments(call.args, 'dD');
  print(call, formatDate(call.environment.now, words.find((w) => w.startsWith('+'))?.slice(1)));
};

const seq: ShellCommand = (call) => {
  const numbers = call.args.map(Number);
  const [first, step, last] =
    numbers.length === 1 ? [1, 1, numbers[0]] : numbers.length === 2 ? [numbers[0], 1, numbers[1]] : numbers;
  const by = step || 1;
  for (
    let n = first ?? 1, count = 0;
    (by > 0 ? n <= (last ?? 0) : n >= (last ?? 0)) && count < 10_000;
    n += by, count++
  )
    print(call, String(n));
};

const succeed: ShellCommand = () => {};

const scripts: ShellCommand = (call) => {
  const at = call.args.findIndex((arg) => /^-\w*c$/.test(arg));
  const text = at < 0 ? scriptFile(call.args, call) : call.args[at + 1];
  if (text === undefined) return;
  const args = at < 0 ? call.args : call.args.slice(at + 2);
  const child = call.environment.nested(text, args, call.run, call.environment);
  call.run.status = child.exit ?? 0;
  call.run.listens.push(...child.listens);
  if (child.stays === true) call.run.stays = true;
};

function scriptFile(args: readonly string[], call: Parameters<ShellCommand>[0]): string | undefined {
  const path = args.find((arg) => !arg.startsWith('-'));
  if (path === undefined) return call.environment.input === '' ? undefined : call.environment.input;
  const text = call.environment.files.read(path, call.run.directory);
  if (text === undefined) fail(call, `can't open '${path}': No such file or directory`, 2);
  return text;
}

/** Shell builtins, and commands for time, words and numbers. */
export const BASICS: Readonly<Record<string, ShellCommand>> = {
  ':': succeed,
  true: succeed,
  set: succeed,
  trap: succeed,
  ulimit: succeed,
  umask: succeed,
  wait: succeed,
  sync: succeed,
  false: ({ run }) => {
    run.status = 1;
  },
  echo,
  printf,
  sleep,
  exit,
  break: leaveLoop,
  continue: leaveLoop,
  export: exportVariables,
  unset: ({ args, run }) => {
    const left = Object.entries(run.variables).filter(([name]) => !args.includes(name));
    run.variables = Object.fromEntries(left);
  },
  env: environmentList,
  printenv: environmentList,
  date,
  seq,
  sh: scripts,
  bash: scripts,
  ash: scripts,
};
