import {
  type CommandOutline,
  type CompletionWord,
  type FlagOutline,
  isPath,
  type ProgramOutline,
} from './outline.ts';

/** The candidates at the cursor. */
export type CompletionResult =
  /** A path, which the shell completes itself. */
  { readonly type: 'path' } | { readonly type: 'words'; readonly words: readonly CompletionWord[] };

/**
 * The candidates for the last word of a command line, including what is typed of it.
 * @param words the words after the program's name; the last one is to be completed, and can be empty
 * @param wordsFor the words for a placeholder; empty if none is known
 */
export function candidates(
  { root }: Pick<ProgramOutline, 'root'>,
  words: readonly string[],
  wordsFor: (placeholder: string) => readonly CompletionWord[],
): CompletionResult {
  const { typed, before } = joinedAtEquals(words);
  const line = readLine(root, before);
  const ofPlaceholder = (placeholder: string, stem: string, word: string): CompletionResult => {
    if (isPath(placeholder)) return { type: 'path' };
    return { type: 'words', words: withList(wordsFor(placeholder), stem, word) };
  };
  if (line.awaited !== undefined) return ofPlaceholder(line.awaited, '', typed);
  const equals = typed.startsWith('--') ? typed.indexOf('=') : -1;
  if (equals !== -1) {
    const flag = flagNamed(line, typed.slice(0, equals));
    if (flag?.value === undefined) return NOTHING;
    return ofPlaceholder(flag.value, typed.slice(0, equals + 1), typed.slice(equals + 1));
  }
  if (typed.startsWith('-') && !line.onlyArguments) return startingWith(flagWords(line), typed);
  const argument = argumentAt(line);
  if (line.command.commands.length > 0 && line.given === 0)
    return startingWith(
      line.command.commands.map(({ name, summary }) => [name, summary]),
      typed,
    );
  if (argument !== undefined) return ofPlaceholder(argument, '', typed);
  return line.onlyArguments ? NOTHING : startingWith(flagWords(line), typed);
}

const NOTHING: CompletionResult = { type: 'words', words: [] };

function startingWith(words: readonly CompletionWord[], start: string): CompletionResult {
  return { type: 'words', words: words.filter(([word]) => word.startsWith(start)) };
}

/** Some shells split `--topic=rbac` into three words; the word to complete is then the value alone. */
function joinedAtEquals(words: readonly string[]): { typed: string; before: readonly string[] } {
  const last = words.at(-1) ?? '';
  const before = words.slice(0, -1);
  if (last === '=') return { typed: '', before };
  return { typed: last, before: before.at(-1) === '=' ? before.slice(0, -1) : before };
}

interface Line {
  /** The innermost command on the line. */
  readonly command: CommandOutline;
  /** The commands from the outermost one to it. */
  readonly path: readonly CommandOutline[];
  /** The number of arguments that are typed already. */
  readonly given: number;
  /** The placeholder of the flag whose value comes next. */
  readonly awaited?: string;
  /** Whether the cursor is after `--`. */
  readonly onlyArguments: boolean;
}

function readLine(root: CommandOutline, words: readonly string[]): Line {
  let line: Line = { command: root, path: [root], given: 0, onlyArguments: false };
  for (const word of words) line = afterWord(line, word);
  return line;
}

function afterWord(line: Line, word: string): Line {
  const { awaited, ...rest } = line;
  if (awaited !== undefined || word === '=') return rest;
  if (!line.onlyArguments && word === '--') return { ...rest, onlyArguments: true };
  if (!line.onlyArguments && word.startsWith('-') && word !== '-') {
    const value = word.includes('=') ? undefined : flagNamed(line, word)?.value;
    return value === undefined ? rest : { ...rest, awaited: value };
  }
  const inner = line.given === 0 ? line.command.commands.find(({ name }) => name === word) : undefined;
  if (inner === undefined) return { ...rest, given: line.given + 1 };
  return { ...rest, command: inner, path: [...line.path, inner] };
}

function flagNamed({ path }: Line, name: string): FlagOutline | undefined {
  return path.flatMap(({ flags }) => flags).find(({ names }) => names.includes(name));
}

/** The long name of each flag; those of the program itself only before a command is typed. */
function flagWords({ command }: Line): CompletionWord[] {
  return command.flags.map(({ names, summary }) => [names.at(-1) ?? '', summary]);
}

function argumentAt({ command, given }: Line): string | undefined {
  const { args, variadic } = command;
  return args[variadic ? Math.min(given, args.length - 1) : given];
}

/** The words that continue the text after the last comma, without those that are listed already. */
function withList(known: readonly CompletionWord[], stem: string, typed: string): CompletionWord[] {
  const comma = typed.lastIndexOf(',') + 1;
  const listed = new Set(typed.slice(0, comma).split(','));
  const start = typed.slice(comma);
  return known
    .filter(([word]) => word.startsWith(start) && !listed.has(word))
    .map(([word, does]) => [stem + typed.slice(0, comma) + word, does]);
}
