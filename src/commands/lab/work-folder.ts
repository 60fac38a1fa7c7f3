import { join } from 'node:path';
import type { Env } from '../../env.ts';

const decoder = new TextDecoder();

/** Whether a learner's folder holds anything else than the files that it began with, given by their paths in it. */
export function isFolderChanged(
  folder: string,
  begun: readonly (readonly [path: string, bytes: Uint8Array])[],
  { fs }: Env,
): boolean {
  const left = new Map(begun);
  const isOther = (path: string): boolean => {
    const at = join(folder, path);
    if (fs.lstatSync(at).isDirectory())
      return fs.readdirSync(at).some((name) => isOther(path === '' ? name : `${path}/${name}`));
    const bytes = left.get(path);
    left.delete(path);
    return bytes === undefined || fs.readFileSync(at, 'utf8') !== decoder.decode(bytes);
  };
  return isOther('') || left.size > 0;
}
