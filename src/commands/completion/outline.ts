/** The outline of the program for completion, which the build writes to `dist/completion.json`: plain JSON. */
export interface ProgramOutline {
  readonly root: CommandOutline;
  /** Words for a placeholder, with their descriptions; only shipped topics. */
  readonly words: Readonly<Record<string, readonly CompletionWord[]>>;
}

export interface CommandOutline {
  readonly name: string;
  readonly summary: string;
  readonly commands: readonly CommandOutline[];
  readonly flags: readonly FlagOutline[];
  /** The placeholder of each argument: `id` of `<id...>`. */
  readonly args: readonly string[];
  /** Whether the last argument can be repeated. */
  readonly variadic: boolean;
}

export interface FlagOutline {
  /** `-V`, `--version` */
  readonly names: readonly string[];
  readonly summary: string;
  /** The placeholder of its value; absent for a flag that takes none. */
  readonly value?: string;
}

/** A word and its description. */
export type CompletionWord = readonly [word: string, does: string];

/** Placeholders for the path of a file or a folder, which the shell completes itself. */
const PATHS: ReadonlySet<string> = new Set(['path', 'paths', 'file', 'files', 'folder']);

export function isPath(placeholder: string): boolean {
  return PATHS.has(placeholder);
}
