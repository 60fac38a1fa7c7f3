import type { FieldPath } from '../../field-path.ts';

/** Checks a path inside a volume or a folder: it must be relative and must not contain `..`. */
export function checkLocalPath(path: string, at: FieldPath): void {
  if (path.startsWith('/')) at.invalid(path, 'must be a relative path');
  checkNoBacksteps(path, at);
}

/** Checks the path of a file that is written into a volume: names that start with `..` are reserved for the kubelet. */
export function checkFilePath(path: string, at: FieldPath): void {
  checkLocalPath(path, at);
  if (path.startsWith('..') && !path.startsWith('../')) at.invalid(path, "must not start with '..'");
}

export function checkNoBacksteps(path: string, at: FieldPath): void {
  if (stepsBack(path)) at.invalid(path, "must not contain '..'");
}

export function stepsBack(path: string): boolean {
  return path.split('/').includes('..');
}
