import type { FieldPath } from '../../field-path.ts';

/** A path inside a volume or a folder: relative, and never up. */
export function checkLocalPath(path: string, at: FieldPath): void {
  if (path.startsWith('/')) at.invalid(path, 'must be a relative path');
  checkNoBacksteps(path, at);
}

/** A path of a file that is written into a volume: names that begin with `..` are the kubelet's own. */
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
