import { textAt } from '../../kubernetes/json.ts';
import { readTar, type TarEntry, writeTar } from '../archive/tar.ts';
import type { Attached, AttachOptions, Running } from '../client-effect.ts';
import { pathOf } from '../discovery/api-type.ts';
import type { Invocation } from '../invocation.ts';
import { failure, usageFailure } from '../kubectl-failure.ts';
import { attach, makeFolder, now, printError, readPath, writePath } from '../running.ts';
import { exitOf, streamQuery } from './attached.ts';
import type { KubectlCommand } from './command.ts';
import { containerOf } from './exec.ts';
import { podOf } from './find-pod.ts';

/** `[[namespace/]pod:]path` */
interface Place {
  readonly namespace: string;
  /** Empty for a path on the local machine. */
  readonly pod: string;
  readonly path: string;
}

const FORMAT = 'filespec must match the canonical format: [[namespace/]pod:]file/path';

/** `kubectl cp` */
export const copy: KubectlCommand = function* (invocation) {
  const { words } = invocation;
  const [from, to] = words;
  if (words.length !== 2 || from === undefined || to === undefined)
    throw usageFailure('cp', 'source and destination are required');
  const [source, target] = [readPlace(from), readPlace(to)];
  if (source.pod !== '' && target.pod !== '')
    throw failure('one of src or dest must be a local file specification');
  if (source.path === '' || target.path === '') throw failure('filepath can not be empty');
  if (source.pod !== '') yield* copyFromPod(invocation, source, target.path);
  else if (target.pod !== '') yield* copyToPod(invocation, source.path, target);
  else throw failure('one of src or dest must be a remote file specification');
  return 0;
};

function readPlace(text: string): Place {
  const at = text.indexOf(':');
  // One letter before a colon and a backslash is a drive of Windows.
  if (at === -1 || /^[A-Za-z]:\\/.test(text)) return { namespace: '', pod: '', path: text };
  if (at === 0) throw failure(FORMAT);
  const path = text.slice(at + 1);
  const [first = '', second, ...more] = text.slice(0, at).split('/');
  if (more.length > 0) throw failure(FORMAT);
  return second === undefined ? { namespace: '', pod: first, path } : { namespace: first, pod: second, path };
}

/** Runs a program in the source or target container. */
function* runThere(
  invocation: Invocation,
  { namespace, pod }: Place,
  command: readonly string[],
  options: AttachOptions,
): Running<Attached> {
  const within = namespace === '' ? invocation : yield* invocation.within(namespace);
  const found = yield* podOf(within, pod);
  const phase = textAt(found.pod, 'status', 'phase');
  if (phase === 'Succeeded' || phase === 'Failed')
    throw failure(`cannot exec into a container in a completed pod; current phase is ${phase}`);
  const container = yield* containerOf(invocation, found.pod);
  const words = command.map((word) => ['command', word] as const);
  const query = [...words, ...streamQuery(container, options)];
  const path = pathOf(found.type, found.namespace, found.name, 'exec');
  return yield* attach({ method: 'GET', path, query }, options);
}

function* copyToPod(invocation: Invocation, path: string, target: Place): Running<void> {
  const found = yield* readPath(path);
  if ('problem' in found) throw failure(`${path} doesn't exist in local filesystem`);
  const test = yield* runThere(invocation, target, ['test', '-d', target.path], {
    stdin: false,
    tty: false,
    captures: true,
  });
  const isFolder = textAt(test.status, 'status') === 'Success';
  const whole = isFolder ? `${target.path.replace(/\/$/, '')}/${baseOf(path)}` : target.path;
  const archive = writeTar(yield* entriesAt(path, baseOf(whole)), Math.floor((yield* now()) / 1000));
  const owner = invocation.flags.on('no-preserve') ? ['--no-same-permissions', '--no-same-owner'] : [];
  const command = ['tar', ...owner, '-xmf', '-', '-C', folderOf(whole)];
  const { status } = yield* runThere(invocation, target, command, {
    stdin: true,
    tty: false,
    input: archive,
  });
  exitOf(status);
}

/** Archive entries for a file, or for a folder with all its content. */
function* entriesAt(path: string, name: string): Running<readonly TarEntry[]> {
  const found = yield* readPath(path);
  if ('bytes' in found) return [{ name, bytes: found.bytes, type: 'file' }];
  if (!('names' in found)) throw failure(`open ${path}: permission denied`);
  const entries: TarEntry[] = [{ name: `${name}/`, bytes: new Uint8Array(), type: 'folder' }];
  for (const one of found.names) {
    const inner = one.replace(/\/$/, '');
    entries.push(...(yield* entriesAt(`${path.replace(/\/$/, '')}/${inner}`, `${name}/${inner}`)));
  }
  return entries;
}

function* copyFromPod(invocation: Invocation, source: Place, target: string): Running<void> {
  const archive = yield* fetchArchive(invocation, source);
  const prefix = cleaned(source.path);
  for (const { name, bytes, type, target: link = '' } of readTar(archive)) {
    const own = cleaned(name);
    if (own !== prefix && !own.startsWith(prefix === '' ? '' : `${prefix}/`))
      throw failure('tar contents corrupted');
    const path = `${target.replace(/(?<=.)\/$/, '')}${own.slice(prefix.length)}`;
    if (type === 'folder') checkMade(path, yield* makeFolder(path));
    else if (type === 'link')
      yield* printError(`warning: skipping symlink: ${JSON.stringify(path)} -> ${JSON.stringify(link)}\n`);
    else {
      const folder = folderOf(path);
      if (folder !== '.' && folder !== '/') checkMade(folder, yield* makeFolder(folder));
      checkMade(path, yield* writePath(path, bytes));
    }
  }
}

/** Checks the result of creating a file or folder. @throws KubectlFailure if it failed. */
function checkMade(path: string, done: string | true): void {
  if (done !== true) throw failure(`open ${path}: ${done}`);
}

/** Fetches the output of `tar`; requested again from the last position, at most `--retries` times. */
function* fetchArchive(invocation: Invocation, source: Place): Running<Uint8Array> {
  const retries = invocation.flags.int('retries', 0);
  const options = { stdin: false, tty: false, captures: true };
  let archive: Uint8Array = new Uint8Array();
  for (let attempt = 0; ; attempt++) {
    const from = attempt === 0 ? 0 : archive.length + 1;
    const command =
      retries === 0
        ? ['tar', 'cf', '-', source.path]
        : ['sh', '-c', `tar cf - ${source.path} | tail -c+${from}`];
    const { status, output = new Uint8Array() } = yield* runThere(invocation, source, command, options);
    archive = Buffer.concat([archive, output]);
    const last = attempt === Math.max(retries, 0);
    if (output.length > 0 || last) {
      exitOf(status);
      return archive;
    }
  }
}

/** A path without slashes at either end and without steps that lead out of it. */
function cleaned(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

function baseOf(path: string): string {
  return path.replace(/\/+$/, '').split('/').at(-1) ?? '';
}

function folderOf(path: string): string {
  const at = path.replace(/\/+$/, '').lastIndexOf('/');
  return at === -1 ? '.' : path.slice(0, Math.max(at, 1));
}
