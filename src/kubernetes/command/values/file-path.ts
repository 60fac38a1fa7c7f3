import { EXPANSION, EXPANSION_END } from '../../shell/word.ts';

/** `$HOME` and `~` are the same folder. */
const HOME = new RegExp(`^${EXPANSION}HOME(?=/|$)`);

/** `$PWD/file` and `$(pwd)/file` are `file`, and `$PWD` is `.`. */
const HERE = new RegExp(`^${EXPANSION}(?:PWD|\\(pwd${EXPANSION_END})(?=/|$)`);

/** A path in a single spelling: `./dir//file`, `dir/file` and `dir/file/` are the same. A URL keeps its slashes. */
export function canonicalFilePath(path: string): string {
  if (path.includes('://')) return path;
  const short = path
    .replace(HOME, '~')
    .replace(HERE, '.')
    .replace(/\/{2,}/g, '/')
    .replace(/\/\.(?=\/|$)/g, '');
  const inner = short.startsWith('./') ? short.slice(2) : short;
  const bare = inner.length > 1 && inner.endsWith('/') ? inner.slice(0, -1) : inner;
  return bare === '' ? '.' : bare;
}
