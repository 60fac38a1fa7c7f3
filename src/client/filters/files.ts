import type { FileContent, Running } from '../client-effect.ts';
import { makeFolder, print, printError, readPath, removePath, writePath } from '../running.ts';
import { Beyond } from '../shell/beyond.ts';
import type { ShellProgram } from '../shell/program.ts';
import { readOptions } from './options.ts';

function* complain(message: string): Running<number> {
  yield* printError(`${message}\n`);
  return 1;
}

/** `mkdir` */
export const mkdir: ShellProgram = function* ({ args }) {
  const options = readOptions('mkdir', args, { switches: 'pv', long: { parents: 'p' } });
  if (options.has('v')) throw new Beyond('mkdir -v');
  let status = 0;
  for (const path of options.words) {
    const found = yield* readPath(path);
    const parent = yield* readPath(`${path.replace(/\/+$/, '')}/..`);
    if (options.has('p') ? 'bytes' in found : !('problem' in found))
      status = yield* complain(`mkdir: cannot create directory '${path}': File exists`);
    else if (!options.has('p') && !('names' in parent))
      status = yield* complain(`mkdir: cannot create directory '${path}': No such file or directory`);
    else {
      const made = yield* makeFolder(path);
      if (made !== true)
        status = yield* complain(`mkdir: cannot create directory '${path}': Not a directory`);
    }
  }
  return status;
};

/** `touch`, which creates missing files; file times are not kept here. */
export const touch: ShellProgram = function* ({ args }) {
  const options = readOptions('touch', args, {});
  let status = 0;
  for (const path of options.words) {
    if (!('problem' in (yield* readPath(path)))) continue;
    if ('names' in (yield* readPath(parentOf(path)))) yield* writePath(path, '');
    else status = yield* complain(`touch: cannot touch '${path}': No such file or directory`);
  }
  return status;
};

/** `rm` */
export const rm: ShellProgram = function* ({ args }) {
  const options = readOptions('rm', args, {
    switches: 'rRf',
    long: { recursive: 'r', force: 'f' },
  });
  const recursive = options.has('r') || options.has('R');
  let status = 0;
  for (const path of options.words) {
    const found = yield* readPath(path);
    if ('problem' in found) {
      if (!options.has('f'))
        status = yield* complain(`rm: cannot remove '${path}': No such file or directory`);
    } else if ('names' in found && !recursive)
      status = yield* complain(`rm: cannot remove '${path}': Is a directory`);
    else yield* removeTree(path, found);
  }
  return status;
};

function* removeTree(path: string, found: FileContent): Running<void> {
  if ('names' in found)
    for (const name of found.names) {
      const inner = `${path}/${name.replace(/\/$/, '')}`;
      yield* removeTree(inner, yield* readPath(inner));
    }
  yield* removePath(path);
}

/** `cp` and `mv` */
export const copyOrMove: ShellProgram = function* ({ name, args }) {
  const options = readOptions(
    name,
    args,
    name === 'cp' ? { switches: 'rRaf', long: { recursive: 'r' } } : { switches: 'f' },
  );
  const recursive = name === 'mv' || ['r', 'R', 'a'].some((letter) => options.has(letter));
  const sources = options.words.slice(0, -1);
  const target = options.words.at(-1) ?? '';
  if (sources.length === 0) throw new Beyond(`${name} with one path`);
  const into = 'names' in (yield* readPath(target));
  if (sources.length > 1 && !into)
    return yield* complain(`${name}: target '${target}': No such file or directory`);
  let status = 0;
  for (const source of sources) {
    const found = yield* readPath(source);
    const path = into ? `${target}/${lastPart(source)}` : target;
    if ('problem' in found)
      status = yield* complain(`${name}: cannot stat '${source}': No such file or directory`);
    else if ('names' in found && !recursive)
      status = yield* complain(`${name}: -r not specified; omitting directory '${source}'`);
    else if (!('names' in (yield* readPath(parentOf(path)))))
      status = yield* complain(`${name}: cannot create regular file '${path}': No such file or directory`);
    else {
      if ('names' in found && 'bytes' in (yield* readPath(path)))
        throw new Beyond(`${name} of a folder over a file`);
      yield* copyTree(source, found, path);
      if (name === 'mv') yield* removeTree(source, found);
    }
  }
  return status;
};

function* copyTree(source: string, found: FileContent, target: string): Running<void> {
  if ('bytes' in found) yield* writePath(target, found.bytes);
  else if ('names' in found) {
    yield* makeFolder(target);
    for (const name of found.names) {
      const plain = name.replace(/\/$/, '');
      yield* copyTree(`${source}/${plain}`, yield* readPath(`${source}/${plain}`), `${target}/${plain}`);
    }
  }
}

/** The last part of a path; `dir/.` copies the content of the folder. */
function lastPart(path: string): string {
  return path.replace(/\/+$/, '').split('/').at(-1) ?? '';
}

function parentOf(path: string): string {
  const parts = path.replace(/\/+$/, '').split('/');
  return parts.length === 1 ? '.' : parts.slice(0, -1).join('/') || '/';
}

/** `ls`, with names only: sizes, owners and times are not kept. */
export const ls: ShellProgram = function* ({ args }) {
  const options = readOptions('ls', args, { switches: '1aAd' });
  const paths = options.words.length === 0 ? ['.'] : [...options.words].sort();
  const files: string[] = [];
  const folders: { readonly path: string; readonly names: readonly string[] }[] = [];
  let status = 0;
  for (const path of paths) {
    const found = yield* readPath(path);
    if ('names' in found && !options.has('d')) folders.push({ path, names: found.names });
    else if ('problem' in found) {
      yield* printError(`ls: cannot access '${path}': No such file or directory\n`);
      status = 2;
    } else files.push(path);
  }
  if (files.length > 0) yield* print(`${files.join('\n')}\n`);
  for (const [i, { path, names }] of folders.entries()) {
    const own = options.has('a') ? ['.', '..'] : [];
    const hidden = options.has('a') || options.has('A');
    const shown = names
      .map((entry) => entry.replace(/\/$/, ''))
      .filter((entry) => hidden || !entry.startsWith('.'));
    if (i > 0 || files.length > 0) yield* print('\n');
    if (paths.length > 1) yield* print(`${path}:\n`);
    yield* print([...own, ...shown.sort()].map((entry) => `${entry}\n`).join(''));
  }
  return status;
};
