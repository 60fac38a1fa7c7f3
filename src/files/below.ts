import { isAbsolute, relative, sep } from 'node:path';

/** Whether a path is a folder or something in it, by their names: `/decks-old/a.md` is not below `/decks`. */
export function isBelow(folder: string, path: string): boolean {
  const from = relative(folder, path);
  const [first] = from.split(sep);
  return first !== '..' && !isAbsolute(from);
}
