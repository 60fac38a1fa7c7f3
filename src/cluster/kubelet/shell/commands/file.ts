import { textAt } from '../../../../kubernetes/json.ts';
import { type CommandCall, fail, print, readArguments, type ShellCommand } from './command.ts';
import { formatDate } from './format-date.ts';

const MISSING = 'No such file or directory';

const ls: ShellCommand = (call) => {
  const { flags, words } = readArguments(call.args);
  const { files } = call.environment;
  for (const path of words.length === 0 ? ['.'] : words) {
    const names = files.list(path, call.run.directory);
    if (names === undefined && !files.isFile(path, call.run.directory)) fail(call, `${path}: ${MISSING}`);
    const shown = (names ?? [path]).filter(
      (name) => flags.has('a') || flags.has('A') || !name.startsWith('.'),
    );
    if (names === undefined && !files.isFile(path, call.run.directory)) continue;
    if (flags.has('l') && names !== undefined) print(call, `total ${4 * shown.length}`);
    for (const name of shown)
      print(
        call,
        flags.has('l') ? longLine(call, name, names === undefined ? name : `${path}/${name}`) : name,
      );
  }
};

/** A line of `ls -l`. Files have no times of their own here; the creation time of the Pod is shown. */
function longLine({ environment, run }: CommandCall, name: string, path: string): string {
  const { files, pod, now } = environment;
  const created = Date.parse(textAt(pod, 'metadata', 'creationTimestamp'));
  const date = formatDate(Number.isNaN(created) ? now : created, '%b %d %H:%M');
  const isFolder = files.isDirectory(path, run.directory);
  const size = isFolder ? 4096 : new TextEncoder().encode(files.read(path, run.directory) ?? '').length;
  const mode = isFolder ? 'drwxr-xr-x    2' : '-rw-r--r--    1';
  return `${mode} root     root     ${String(size).padStart(9)} ${date} ${name}`;
}

const touch: ShellCommand = (call) => {
  for (const path of readArguments(call.args, 'd').words)
    report(call, path, call.environment.files.write(path, call.run.directory, '', true));
};

const mkdir: ShellCommand = (call) => {
  const { flags, words } = readArguments(call.args, 'm');
  for (const path of words)
    report(call, path, call.environment.files.makeDirectory(path, call.run.directory, flags.has('p')));
};

const rm: ShellCommand = (call) => {
  const { flags, words } = readArguments(call.args);
  for (const path of words) {
    const deep = flags.has('r') || flags.has('R');
    const problem = call.environment.files.remove(path, call.run.directory, deep);
    if (problem !== undefined && !(flags.has('f') && problem === MISSING))
      fail(call, `can't remove '${path}': ${problem}`);
  }
};

const copy: ShellCommand = (call) => {
  const { words } = readArguments(call.args);
  const { files } = call.environment;
  const [target = '', ...reversed] = words.toReversed();
  for (const path of reversed.reverse()) {
    const text = files.read(path, call.run.directory);
    if (text === undefined) {
      fail(call, `can't stat '${path}': ${MISSING}`);
      continue;
    }
    const into = files.isDirectory(target, call.run.directory)
      ? `${target}/${path.slice(path.lastIndexOf('/') + 1)}`
      : target;
    report(call, into, files.write(into, call.run.directory, text, false));
    if (call.name === 'mv') files.remove(path, call.run.directory, false);
  }
};

function report(call: CommandCall, path: string, problem: string | undefined): void {
  if (problem !== undefined) fail(call, `${path}: ${problem}`);
}

const cd: ShellCommand = (call) => {
  const [path = '/'] = call.args;
  const { files } = call.environment;
  if (!files.isDirectory(path, call.run.directory)) fail(call, `can't cd to ${path}: ${MISSING}`, 2);
  else call.run.directory = files.resolve(path, call.run.directory);
};

const test: ShellCommand = (call) => {
  const words = call.name === '[' ? call.args.slice(0, -1) : call.args;
  call.run.status = holds(words, call) ? 0 : 1;
};

function holds(words: readonly string[], call: CommandCall): boolean {
  const [a = '', b, c] = words;
  if (a === '!') return !holds(words.slice(1), call);
  const and = words.indexOf('-a');
  if (and > 0) return holds(words.slice(0, and), call) && holds(words.slice(and + 1), call);
  const or = words.indexOf('-o');
  if (or > 0) return holds(words.slice(0, or), call) || holds(words.slice(or + 1), call);
  if (words.length === 1) return a !== '';
  if (words.length === 2) return unary(a, b ?? '', call);
  return compare(a, b ?? '', c ?? '');
}

function unary(
  flag: string,
  value: string,
  { environment: { files }, run: { directory } }: CommandCall,
): boolean {
  switch (flag) {
    case '-n':
      return value !== '';
    case '-z':
      return value === '';
    case '-d':
      return files.isDirectory(value, directory);
    case '-f':
      return files.isFile(value, directory);
    case '-s':
      return (files.read(value, directory) ?? '') !== '';
    case '-e':
    case '-r':
    case '-w':
    case '-x':
      return files.isFile(value, directory) || files.isDirectory(value, directory);
    default:
      return false;
  }
}

function compare(a: string, operator: string, b: string): boolean {
  switch (operator) {
    case '=':
    case '==':
      return a === b;
    case '!=':
      return a !== b;
    case '-eq':
      return Number(a) === Number(b);
    case '-ne':
      return Number(a) !== Number(b);
    case '-lt':
      return Number(a) < Number(b);
    case '-le':
      return Number(a) <= Number(b);
    case '-gt':
      return Number(a) > Number(b);
    case '-ge':
      return Number(a) >= Number(b);
    default:
      return false;
  }
}

/** Commands that read and change files. */
export const FILE: Readonly<Record<string, ShellCommand>> = {
  ls,
  touch,
  mkdir,
  rm,
  cp: copy,
  mv: copy,
  cd,
  pwd: (call) => print(call, call.run.directory),
  test,
  '[': test,
  '[[': test,
  chmod: () => {},
  chown: () => {},
};
