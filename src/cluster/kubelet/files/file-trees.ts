import { SharedMap } from '../shared-map.ts';

/** The files of one storage by their paths relative to its root (`/a/b`), and the folders created in it. */
export interface FileTree {
  readonly files: Map<string, string>;
  folders: string[];
}

/** The maximum length of a file, in characters. */
const LONGEST_FILE = 1_000_000;

/** The ID of the storage with a node's own files. */
export function nodeStorage(node: string): string {
  return `node/${node}`;
}

/** The storages of a cluster's containers, volumes and nodes, by ID. */
export class FileTrees {
  readonly #trees = new SharedMap<FileTree>(({ files, folders }) => ({
    files: new Map(files),
    folders: [...folders],
  }));

  tree(id: string): FileTree {
    const known = this.#trees.get(id);
    if (known !== undefined) return known;
    const made: FileTree = { files: new Map(), folders: [] };
    this.#trees.set(id, made);
    return made;
  }

  /** Removes the storages whose ID starts with a prefix, such as those of a deleted Pod. */
  drop(prefix: string): void {
    for (const id of this.#trees.all.keys()) if (id.startsWith(prefix)) this.#trees.delete(id);
  }

  save(): ReadonlyMap<string, FileTree> {
    return this.#trees.save();
  }

  load(saved: ReadonlyMap<string, FileTree>): void {
    this.#trees.load(saved);
  }
}

/** Writes a file. Text beyond the maximum length is cut off at the beginning, as when a log is rotated. */
export function writeFile(tree: FileTree, path: string, text: string, append: boolean): void {
  const before = append ? (tree.files.get(path) ?? '') : '';
  tree.files.set(path, (before + text).slice(-LONGEST_FILE));
}
