import { lookUp } from '../../../source/look-up.ts';
import { type FileTree, writeFile } from './file-trees.ts';

/** A storage mounted in a container. */
export interface Mount {
  /** Without a trailing slash; empty for the root. */
  readonly path: string;
  readonly readOnly: boolean;
  /** The writable storage, and the folder in it that is mounted. */
  readonly tree?: { readonly tree: FileTree; readonly below: string };
  /** Read-only files that the mount provides, by their paths relative to it. */
  readonly given: Readonly<Record<string, string>>;
}

const MISSING = 'No such file or directory';
const READ_ONLY = 'Read-only file system';
const FOLDERS = [
  'bin',
  'dev',
  'etc',
  'home',
  'lib',
  'mnt',
  'opt',
  'proc',
  'root',
  'run',
  'sbin',
  'sys',
  'tmp',
  'usr',
  'var',
  'var/log',
  'var/lib',
  'var/run',
];

interface Place {
  readonly mount: Mount;
  readonly inner: string;
}

/** The files visible in a container. Paths may be relative to a directory. */
export class ContainerFiles {
  /** The mounts, longest paths first. */
  readonly #mounts: readonly Mount[];

  constructor(mounts: readonly Mount[]) {
    this.#mounts = mounts.toSorted((a, b) => b.path.length - a.path.length);
  }

  /** The absolute form of a path. */
  resolve(path: string, directory: string): string {
    const parts: string[] = [];
    for (const part of (path.startsWith('/') ? path : `${directory}/${path}`).split('/')) {
      if (part === '..') parts.pop();
      else if (part !== '' && part !== '.') parts.push(part);
    }
    return `/${parts.join('/')}`;
  }

  read(path: string, directory: string): string | undefined {
    const full = this.resolve(path, directory);
    if (full === '/dev/null') return '';
    return this.#readAt(this.#placeOf(full));
  }

  isFile(path: string, directory: string): boolean {
    return this.read(path, directory) !== undefined;
  }

  isDirectory(path: string, directory: string): boolean {
    return this.#folders().has(this.resolve(path, directory));
  }

  /** The names in a folder, sorted; `undefined` if it is not a folder. */
  list(path: string, directory: string): string[] | undefined {
    const full = this.resolve(path, directory);
    if (!this.isDirectory(full, '/')) return undefined;
    const prefix = full === '/' ? '/' : `${full}/`;
    const all = [...this.#files(), ...this.#folders()].filter((p) => p.startsWith(prefix) && p !== prefix);
    return [...new Set(all.map((p) => p.slice(prefix.length).split('/')[0] ?? ''))].filter(Boolean).sort();
  }

  /** Writes or appends to a file. Returns the reason if it cannot. */
  write(path: string, directory: string, text: string, append: boolean): string | undefined {
    const full = this.resolve(path, directory);
    if (full === '/dev/null') return undefined;
    if (this.isDirectory(full, '/')) return 'Is a directory';
    if (!this.isDirectory(this.#parent(full), '/')) return MISSING;
    const { mount, inner } = this.#placeOf(full);
    if (mount.readOnly || mount.tree === undefined) return READ_ONLY;
    const base = append ? (this.read(full, '/') ?? '') : '';
    writeFile(mount.tree.tree, mount.tree.below + inner, base + text, false);
    return undefined;
  }

  makeDirectory(path: string, directory: string, parents: boolean): string | undefined {
    const full = this.resolve(path, directory);
    if (this.isDirectory(full, '/')) return parents ? undefined : 'File exists';
    if (!parents && !this.isDirectory(this.#parent(full), '/')) return MISSING;
    const { mount, inner } = this.#placeOf(full);
    if (mount.readOnly || mount.tree === undefined) return READ_ONLY;
    mount.tree.tree.folders.push(mount.tree.below + inner);
    return undefined;
  }

  remove(path: string, directory: string, deep: boolean): string | undefined {
    const full = this.resolve(path, directory);
    const isFolder = this.isDirectory(full, '/');
    if (!isFolder && !this.isFile(full, '/')) return MISSING;
    if (isFolder && !deep) return 'is a directory';
    const { mount, inner } = this.#placeOf(full);
    if (mount.readOnly || mount.tree === undefined) return READ_ONLY;
    const { tree, below } = mount.tree;
    const whole = below + inner;
    for (const key of tree.files.keys())
      if (key === whole || key.startsWith(`${whole}/`)) tree.files.delete(key);
    tree.folders = tree.folders.filter((folder) => folder !== whole && !folder.startsWith(`${whole}/`));
    return undefined;
  }

  /** The paths that match a pattern with `*` and `?` in its last part, or the pattern itself if none does. */
  glob(pattern: string, directory: string): string[] {
    const slash = pattern.lastIndexOf('/');
    const folder = slash < 0 ? '.' : pattern.slice(0, slash) || '/';
    const last = pattern.slice(slash + 1);
    const source = last
      .replace(/[.+^${}()|\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.');
    let matcher: RegExp;
    try {
      matcher = new RegExp(`^${source}$`);
    } catch {
      return [pattern];
    }
    const met = (this.list(folder, directory) ?? []).filter(
      (name) => !name.startsWith('.') && matcher.test(name),
    );
    const prefix = slash < 0 ? '' : pattern.slice(0, slash + 1);
    return met.length === 0 ? [pattern] : met.map((name) => prefix + name);
  }

  #parent(full: string): string {
    return full.slice(0, full.lastIndexOf('/')) || '/';
  }

  #placeOf(full: string): Place {
    const mount = this.#mounts.find(({ path }) => full === path || full.startsWith(`${path}/`));
    if (mount === undefined) throw new Error('A container must have a root mount.');
    return { mount, inner: full.slice(mount.path.length) };
  }

  #readAt({ mount, inner }: Place): string | undefined {
    const { tree, given } = mount;
    const written = tree?.tree.files.get(tree.below + inner);
    if (written !== undefined) return written;
    return lookUp(given, inner);
  }

  #files(): string[] {
    return this.#mounts
      .flatMap(({ path, tree, given }) => [
        ...Object.keys(given).map((inner) => path + inner),
        ...(tree === undefined ? [] : inside([...tree.tree.files.keys()], tree.below).map((i) => path + i)),
      ])
      .filter((full) => this.#readAt(this.#placeOf(full)) !== undefined);
  }

  #folders(): Set<string> {
    const found = new Set<string>(['/', ...FOLDERS.map((name) => `/${name}`)]);
    const addAll = (full: string) => {
      for (let at = full; at !== '' && !found.has(at); at = at.slice(0, at.lastIndexOf('/'))) found.add(at);
    };
    for (const { path, tree } of this.#mounts) {
      addAll(path);
      if (tree !== undefined)
        for (const folder of inside(tree.tree.folders, tree.below)) addAll(path + folder);
    }
    for (const file of this.#files()) addAll(file.slice(0, file.lastIndexOf('/')));
    return found;
  }
}

function inside(paths: readonly string[], below: string): string[] {
  return paths.filter((path) => path.startsWith(`${below}/`)).map((path) => path.slice(below.length));
}
