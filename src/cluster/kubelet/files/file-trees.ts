import { SharedMap } from '../shared-map.ts';

/** The files of one storage, by their paths below its root (`/a/b`), and the folders that were made in it. */
export interface FileTree {
  readonly files: Map<string, string>;
  folders: string[];
}

/** The most text that a file holds, in characters. */
const LONGEST_FILE = 1_000_000;

/** The identity of a node's own files. */
export function nodeStorage(node: string): string {
  return `node/${node}`;
}

/** The storages of a cluster's containers, volumes and nodes, by their identity. */
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

  /** Drops the storages whose identity begins so: those of a Pod that is gone. */
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

/** Writes a file; the text that is too much of it is cut off at the front, as of a log that is rotated. */
export function writeFile(tree: FileTree, path: string, text: string, append: boolean): void {
  const before = append ? (tree.files.get(path) ?? '') : '';
  tree.files.set(path, (before + text).slice(-LONGEST_FILE));
}
