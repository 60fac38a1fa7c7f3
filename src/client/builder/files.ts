import type { Running } from '../client-effect.ts';
import type { Flags } from '../flags.ts';
import { failure, KubectlFailure } from '../kubectl-failure.ts';
import { buildKustomization } from '../kustomize/build.ts';
import { readPath, readStdin } from '../running.ts';
import { type FileObject, objectsOfText } from './objects-of-text.ts';

/** Whether a line names files: `-f` or `-k`. */
export function namesFiles(flags: Flags): boolean {
  return flags.has('filename') || flags.has('kustomize');
}

/**
 * Reads the objects of `-f` or `-k`.
 *
 * @param problems receives the problems of single files, for commands that continue with the others.
 * @throws KubectlFailure if a file cannot be read.
 */
export function* readGiven(flags: Flags, problems?: KubectlFailure[]): Running<readonly FileObject[]> {
  if (flags.has('kustomize')) {
    if (flags.has('filename')) throw failure('only one of -f or -k can be specified');
    const folder = flags.text('kustomize').replace(/(?<=.)\/+$/, '');
    return (yield* buildKustomization(folder)).map((object) => ({ object, source: flags.text('kustomize') }));
  }
  return yield* readObjects(flags.list('filename'), flags.on('recursive'), problems);
}

const EXTENSIONS = /\.(?:json|ya?ml)$/;

/** Reads the objects of `-f` and `-R`, with lists expanded, in order. @throws KubectlFailure if a file cannot be read. */
function* readObjects(
  paths: readonly string[],
  recursive: boolean,
  problems: KubectlFailure[] | undefined,
): Running<readonly FileObject[]> {
  const found: FileObject[] = [];
  for (const path of paths) {
    if (path === '-') found.push(...objectsOfText(yield* readText(path), 'STDIN'));
    else if (/^https?:\/\//.test(path))
      throw failure(`the kubectl built into k8s-drill cannot read URLs: ${path}`);
    else
      for (const file of yield* filesBelow(path, recursive, true))
        found.push(...objectsOr(problems, yield* readText(file), file));
  }
  return found;
}

/** The objects of a file; its problems are recorded in the list, if there is one. */
function objectsOr(
  problems: KubectlFailure[] | undefined,
  text: string,
  file: string,
): readonly FileObject[] {
  try {
    return objectsOfText(text, file);
  } catch (problem) {
    if (problems === undefined || !(problem instanceof KubectlFailure)) throw problem;
    problems.push(problem);
    return [];
  }
}

/** Reads the text of a file, or of standard input for `-`. */
export function* readText(path: string): Running<string> {
  if (path === '-') return new TextDecoder().decode(yield* readStdin());
  const found = yield* readPath(path);
  if ('bytes' in found) return new TextDecoder().decode(found.bytes);
  throw missingPath(path);
}

function* filesBelow(path: string, recursive: boolean, given: boolean): Running<readonly string[]> {
  const found = yield* readPath(path);
  if ('bytes' in found) return given || EXTENSIONS.test(path) ? [path] : [];
  if (!('names' in found)) throw missingPath(path);
  const files: string[] = [];
  for (const name of found.names) {
    const own = name.replace(/\/$/, '');
    const below = path === '.' || path === './' ? own : `${path.replace(/\/$/, '')}/${own}`;
    if (!name.endsWith('/')) {
      if (EXTENSIONS.test(name)) files.push(below);
    } else if (recursive) files.push(...(yield* filesBelow(below, true, false)));
  }
  return files;
}

function missingPath(path: string): KubectlFailure {
  return failure(`the path ${JSON.stringify(path)} does not exist`);
}
