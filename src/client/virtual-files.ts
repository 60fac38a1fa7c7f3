import type { FileContent } from './client-effect.ts';

/** Files in memory, by absolute path. A folder exists if it was created or if there is a file below it. */
export class VirtualFiles {
  readonly #files: Map<string, Uint8Array>;
  /** Folders that may be empty. */
  readonly #folders: Set<string>;
  readonly folder: string;

  /** @param folder the folder to which paths are relative */
  constructor(files: Readonly<Record<string, string>> = {}, folder = '/home/user') {
    this.folder = folder;
    this.#folders = new Set(['/', '/tmp', folder]);
    this.#files = new Map(
      Object.entries(files).map(([path, text]) => [
        absolutePath(path, folder),
        new TextEncoder().encode(text),
      ]),
    );
  }

  read(path: string): FileContent {
    const at = absolutePath(path, this.folder);
    const bytes = this.#files.get(at);
    if (bytes !== undefined) return { bytes };
    const below = at === '/' ? '/' : `${at}/`;
    const names = new Set<string>();
    const addBelow = (file: string, isFolder: boolean) => {
      if (!file.startsWith(below) || file === below) return;
      const [name = '', ...rest] = file.slice(below.length).split('/');
      names.add(rest.length > 0 || isFolder ? `${name}/` : name);
    };
    for (const file of this.#files.keys()) addBelow(file, false);
    for (const folder of this.#folders) addBelow(folder, true);
    return names.size === 0 && !this.#folders.has(at) ? { problem: 'missing' } : { names: [...names].sort() };
  }

  /** Writes a file: `true`, or the reason why it failed: a folder has that name. */
  write(path: string, content: string | Uint8Array): string | true {
    const at = absolutePath(path, this.folder);
    if ('names' in this.read(at)) return `${path}: is a directory`;
    this.#files.set(at, typeof content === 'string' ? new TextEncoder().encode(content) : content);
    return true;
  }

  /** The absolute path. */
  absolute(path: string): string {
    return absolutePath(path, this.folder);
  }

  /** Creates a folder and its parents: `true`, or the reason why it failed: a file has that name. */
  makeFolder(path: string): string | true {
    const at = absolutePath(path, this.folder);
    const parts = at.split('/').slice(1);
    for (let n = 1; n <= parts.length; n++)
      if (this.#files.has(`/${parts.slice(0, n).join('/')}`)) return `${path}: Not a directory`;
    this.#folders.add(at);
    return true;
  }

  /** Removes a file or an empty folder; the folder that contained the file stays. @returns whether it existed */
  remove(path: string): boolean {
    const at = absolutePath(path, this.folder);
    const found = this.read(at);
    if ('names' in found && found.names.length > 0) return false;
    if (this.#files.delete(at) || this.#folders.delete(at)) {
      this.#folders.add(absolutePath('..', at));
      return true;
    }
    return false;
  }

  /** All files by absolute path, sorted. */
  all(): readonly (readonly [path: string, bytes: Uint8Array])[] {
    return [...this.#files].sort(([a], [b]) => (a < b ? -1 : 1));
  }
}

/** An absolute path without `.`, `..` and repeated slashes. */
export function absolutePath(path: string, folder: string): string {
  const parts: string[] = [];
  for (const part of (path.startsWith('/') ? path : `${folder}/${path}`).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}
