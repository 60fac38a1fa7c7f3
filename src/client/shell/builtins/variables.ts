import type { Running } from '../../client-effect.ts';
import { readPath } from '../../running.ts';
import { absolutePath } from '../../virtual-files.ts';
import { Beyond } from '../beyond.ts';
import { setVariable, variableOf } from '../shell-state.ts';
import { type Builtin, complain } from './builtin.ts';

const NAME = /^[A-Za-z_]\w*$/;

const exportVariables: Builtin = function* (call) {
  const { args, scope } = call;
  const { state } = scope;
  if (args.some((arg) => arg.startsWith('-')) || args.length === 0)
    throw new Beyond(`export ${args[0] ?? 'without names'}`);
  let status = 0;
  for (const arg of args) {
    const [, name = '', appends = '', value] = /^([^=+]*)(\+?)(?:=([\s\S]*))?$/.exec(arg) ?? [];
    if (!NAME.test(name)) status = yield* complain(call, `\`${arg}': not a valid identifier`);
    else if (value !== undefined)
      setVariable(state, name, (appends === '+' ? (variableOf(state, name) ?? '') : '') + value, true);
    else if (variableOf(state, name) !== undefined)
      setVariable(state, name, variableOf(state, name) ?? '', true);
    else throw new Beyond(`export ${name} before ${name} has a value`);
  }
  return status;
};

const unset: Builtin = function* ({ args, scope }): Running<number> {
  const names = args[0] === '-v' ? args.slice(1) : args;
  if (names.some((name) => !NAME.test(name))) throw new Beyond(`unset ${args.join(' ')}`);
  for (const name of names) scope.state.variables.delete(name);
  return 0;
};

const alias: Builtin = function* (call) {
  const { args, scope } = call;
  let status = 0;
  if (args.length === 0) throw new Beyond('alias without names');
  for (const arg of args) {
    const [, name = '', value] = /^([^=]*)(?:=([\s\S]*))?$/.exec(arg) ?? [];
    if (value === undefined) status = yield* complain(call, `${name}: not found`);
    else scope.state.aliases.set(name, value);
  }
  return status;
};

const unalias: Builtin = function* (call) {
  const { aliases } = call.scope.state;
  let status = 0;
  for (const name of call.args) {
    if (name === '-a') aliases.clear();
    else if (!aliases.delete(name)) status = yield* complain(call, `${name}: not found`);
  }
  return status;
};

const cd: Builtin = function* (call) {
  const { args, scope } = call;
  const { state } = scope;
  const [target = variableOf(state, 'HOME') ?? ''] = args.filter(
    (arg) => arg !== '--' && arg !== '-P' && arg !== '-L',
  );
  if (args.length > 1) return yield* complain(call, 'too many arguments');
  const path = target === '-' ? (variableOf(state, 'OLDPWD') ?? '') : target;
  if (path === '' && target === '-') return yield* complain(call, 'OLDPWD not set');
  const folder = absolutePath(path, state.folder);
  const found = yield* readPath(folder);
  if ('bytes' in found) return yield* complain(call, `${target}: Not a directory`);
  if ('problem' in found && folder !== '/')
    return yield* complain(call, `${target}: No such file or directory`);
  setVariable(state, 'OLDPWD', state.folder);
  state.folder = folder;
  setVariable(state, 'PWD', folder);
  if (target === '-') yield* scope.io.stdout.write(`${folder}\n`);
  return 0;
};

const pwd: Builtin = function* ({ scope }) {
  yield* scope.io.stdout.write(`${scope.state.folder}\n`);
  return 0;
};

/** `read -r name…`, which reads one line; the rest of the line is assigned to the last name. */
const read: Builtin = function* ({ args, scope }) {
  const { state, io } = scope;
  const raw = args[0] === '-r';
  const names = raw ? args.slice(1) : [...args];
  if (names.some((name) => !NAME.test(name))) throw new Beyond(`read ${args.join(' ')}`);
  const line = yield* io.stdin.line();
  const text = (line ?? '').replace(/\n$/, '');
  if (!raw && text.includes('\\')) throw new Beyond('read without -r of a backslash');
  if (names.length === 0) setVariable(state, 'REPLY', text);
  const ifs = variableOf(state, 'IFS') ?? ' \t\n';
  for (const [name, value] of dividedLine(text, names, ifs)) setVariable(state, name, value);
  return line?.endsWith('\n') === true ? 0 : 1;
};

function dividedLine(text: string, names: readonly string[], ifs: string): (readonly [string, string])[] {
  const blanks = [...ifs].filter((c) => ' \t\n'.includes(c));
  const others = [...ifs].filter((c) => !' \t\n'.includes(c));
  const isBlank = (c: string | undefined) => c !== undefined && blanks.includes(c);
  let rest = text;
  const trimStart = () => {
    while (isBlank(rest[0])) rest = rest.slice(1);
  };
  trimStart();
  return names.map((name, i) => {
    if (i === names.length - 1) {
      let end = rest.length;
      while (isBlank(rest[end - 1])) end--;
      const last = rest.slice(0, end);
      const [only] = others.filter((c) => last.endsWith(c) && last.indexOf(c) === last.length - 1);
      return [name, only === undefined ? last : last.slice(0, -1)] as const;
    }
    let end = 0;
    while (end < rest.length && !ifs.includes(rest[end] ?? '')) end++;
    const value = rest.slice(0, end);
    rest = rest.slice(end);
    trimStart();
    if (others.includes(rest[0] ?? '')) {
      rest = rest.slice(1);
      trimStart();
    }
    return [name, value] as const;
  });
}

/** The builtins that change variables, aliases and the working directory. */
export const STATE_BUILTINS: Readonly<Record<string, Builtin>> = {
  export: exportVariables,
  unset,
  alias,
  unalias,
  cd,
  pwd,
  read,
};
