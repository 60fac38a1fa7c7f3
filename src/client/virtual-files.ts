import type { FileContent } from './client-effect.ts';

/** Files in memory, by absolute paths; a folder is where a file is below it. */
export class VirtualFiles {
  readonly #files: Map<string, Uint8Array>;
  readonly folder: string;

  /** @param folder where relative paths begin. */
  constructor(files: Readonly<Record<string, string>> = {}, folder = '/home/user') {
    this.folder = folder;
    this.#files = new Map(
      Object.entries(files).map(([path, text]) => [absolute(path, folder), new TextEncoder().encode(text)]),
    );
  }

  read(path: string): FileContent {
    const at = absolute(path, this.folder);
    const bytes = this.#files.get(at);
    if (bytes !== undefined) return { bytes };
    const below = at === '/' ? '/' : `${at}/`;
    const names = new Set<string>();
    for (const file of this.#files.keys()) {
      if (!file.startsWith(below)) continue;
      const [name = '', ...rest] = file.slice(below.length).split('/');
      names.add(rest.length > 0 ? `${name}/` : name);
    }
    return names.size === 0 ? { problem: 'missing' } : { names: [...names].sort() };
  }

  /** `true`, or why it cannot be: a folder of that name. */
  write(path: string, content: string | Uint8Array): string | true {
    const at = absolute(path, this.folder);
    if ('names' in this.read(at)) return `${path}: is a directory`;
    this.#files.set(at, typeof content === 'string' ? new TextEncoder().encode(content) : content);
    return true;
  }

  remove(path: string): boolean {
    return this.#files.delete(absolute(path, this.folder));
  }

  /** All files by their absolute paths, in order. */
  all(): readonly (readonly [path: string, bytes: Uint8Array])[] {
    return [...this.#files].sort(([a], [b]) => (a < b ? -1 : 1));
  }
}

/** Without `.`, `..` and doubled slashes. */
function absolute(path: string, folder: string): string {
  const parts: string[] = [];
  for (const part of (path.startsWith('/') ? path : `${folder}/${path}`).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}
