import { isAbsolute, relative, sep } from 'node:path';

/** Whether a path is a folder or in it, by name only: `/decks-old/a.md` is not below `/decks`, and a relative path is below no folder. */
export function isBelow(folder: string, path: string): boolean {
  if (!isAbsolute(path)) return false;
  const from = relative(folder, path);
  const [first] = from.split(sep);
  return first !== '..' && !isAbsolute(from);
}
