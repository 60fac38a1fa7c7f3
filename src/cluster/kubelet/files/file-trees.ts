import type { Json } from '../../../kubernetes/json.ts';

/** The files of one storage, by their paths below its root (`/a/b`), and the folders that were made in it. */
export interface FileTree {
  readonly files: Map<string, string>;
  folders: string[];
}

/** A storage in a snapshot. */
export type SavedTree = readonly [id: string, files: readonly [string, string][], folders: readonly string[]];

/** The most text that a file holds, in characters. */
const LONGEST_FILE = 1_000_000;

/** The identity of a node's own files. */
export function nodeStorage(node: string): string {
  return `node/${node}`;
}

/** The storages of a cluster's containers, volumes and nodes, by their identity. */
export class FileTrees {
  #trees = new Map<string, FileTree>();

  tree(id: string): FileTree {
    const known = this.#trees.get(id);
    if (known !== undefined) return known;
    const made: FileTree = { files: new Map(), folders: [] };
    this.#trees.set(id, made);
    return made;
  }

  /** Drops the storages whose identity begins so: those of a Pod that is gone. */
  drop(prefix: string): void {
    for (const id of this.#trees.keys()) if (id.startsWith(prefix)) this.#trees.delete(id);
  }

  save(): Json {
    return [...this.#trees].map(([id, { files, folders }]) => [id, [...files], [...folders]]);
  }

  load(saved: readonly SavedTree[]): void {
    this.#trees = new Map(
      saved.map(([id, files, folders]) => [id, { files: new Map(files), folders: [...folders] }]),
    );
  }
}

/** Writes a file; the text that is too much of it is cut off at the front, as of a log that is rotated. */
export function writeFile(tree: FileTree, path: string, text: string, append: boolean): void {
  const before = append ? (tree.files.get(path) ?? '') : '';
  tree.files.set(path, (before + text).slice(-LONGEST_FILE));
}
