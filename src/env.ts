import type * as nodeFs from 'node:fs';
import type { Readable } from 'node:stream';

/** The part of `node:fs` that the program uses; tests pass one that fails. */
export type FileSystem = Pick<
  typeof nodeFs,
  | 'accessSync'
  | 'appendFileSync'
  | 'closeSync'
  | 'existsSync'
  | 'fdatasyncSync'
  | 'fstatSync'
  | 'fsyncSync'
  | 'ftruncateSync'
  | 'linkSync'
  | 'lstatSync'
  | 'mkdirSync'
  | 'openSync'
  | 'readFileSync'
  | 'readSync'
  | 'readdirSync'
  | 'realpathSync'
  | 'renameSync'
  | 'rmSync'
  | 'statSync'
  | 'unlinkSync'
  | 'writeFileSync'
  | 'writeSync'
>;

export interface Output {
  /** Writes text for people: everything that a terminal or a CI runner would interpret is made visible, except our own colours. */
  write(text: string): void;
  /** Writes text for programs, byte for byte; to a terminal, as `write`. */
  writeExact(text: string): void;
  /** Overwrites the line of the cursor. */
  rewriteLine(text: string): void;
  readonly isTTY: boolean;
  /** The current width of the terminal; 80 if there is none. */
  readonly columns: number;
  readonly rows: number;
}

export interface Spawned {
  /** The exit code; `null` if a signal ended it. */
  readonly code: number | null;
  readonly signal: string | null;
  /** The reason why the program could not be started. */
  readonly error?: Error;
}

/** How a program ended, with its output. */
export interface Captured extends Spawned {
  readonly stdout: string;
  readonly stderr: string;
}

/** The outside world. It is passed to whatever needs it and never imported; `real-env.ts` builds the real one. */
export interface Env {
  /** Node leaves `isTTY` undefined if it is not a terminal. */
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Output;
  readonly stderr: Output;
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  /** `v20.20.2` */
  readonly nodeVersion: string;
  readonly workingDirectory: string;
  readonly homeDirectory: string;
  /** The folder for files that nobody needs after the program has ended. */
  readonly temporaryDirectory: string;
  readonly processId: number;
  /** The installed package: `decks/`, `dist/`, `package.json`. */
  readonly packageDirectory: string;
  readonly fs: FileSystem;
  /** Milliseconds UTC on the machine's clock. */
  now(): number;
  /** Milliseconds on a monotonic clock with an unknown start. */
  monotonic(): number;
  /** Milliseconds since the machine started, including sleep. */
  uptime(): number;
  /** The minutes by which local time is ahead of UTC at a moment. */
  zoneOffset(at: number): number;
  /** Lower-case hex digits of `bytes` random bytes. */
  randomHex(bytes: number): string;
  /** Runs a program on the learner's terminal, without a shell, and waits for its end. */
  spawn(program: string, args: readonly string[]): Spawned;
  /**
   * Runs a program on the learner's terminal, without a shell, while this one continues. Ctrl-C and Ctrl-\\ go to it, as in a shell.
   * `kill` sends a signal if it is still running, and no longer waits for it.
   *
   * @param variables added to this program's own
   */
  run(
    program: string,
    args: readonly string[],
    variables: Readonly<Record<string, string>>,
  ): { readonly ended: Promise<Spawned>; kill(signal: EndingSignal): void };
  /** Makes the program return unused memory, if it runs for hours; this makes it a little slower. */
  spareMemory(): void;
  /** Makes the engine compile only very hot code, for commands that run for seconds and would otherwise spend them compiling. */
  compileLate(): void;
  /** Runs a program without a shell and without the terminal, with a text as its input, and waits for its end. */
  capture(program: string, args: readonly string[], input: string): Promise<Captured>;
  /** Whether there is a process with this number. */
  isRunning(processId: number): boolean;
  /** Shows a text in a pager, without a shell, and waits for its end. `error` says why it could not be started. */
  page(program: string, args: readonly string[], text: string): Spawned;
  /** The terminal's prompts, which are loaded when the first question is asked. */
  prompter(): Promise<Prompter>;
  /** Calls back for a signal that would end the program. @returns a function that stops listening */
  onSignal(listener: (signal: EndingSignal) => void): () => void;
}

/** Signals that ask a program to end. */
export type EndingSignal = 'SIGHUP' | 'SIGINT' | 'SIGQUIT' | 'SIGTERM';

/** A question at a terminal. The text that belongs to it was printed before. */
export type Question =
  /** `lead` comes before the keys, on the same line. */
  | { readonly type: 'key'; readonly keys: readonly KeyChoice[]; readonly lead?: string }
  /** `help` is shown below. */
  | {
      readonly type: 'line';
      readonly label: string;
      readonly history: readonly string[];
      readonly help: string;
    }
  /** Several lines, ended by a line `.`. */
  | {
      readonly type: 'lines';
      readonly label: string;
      readonly help: string;
      /** The initial text. */
      readonly start: string;
      /** Whether a whole line that starts with `:` is a command, and `::` a colon. */
      readonly commands: boolean;
    }
  | {
      readonly type: 'one' | 'many' | 'order';
      readonly items: readonly string[];
      readonly keys: readonly KeyChoice[];
      /** The initial picks, as positions from 0. */
      readonly picked: readonly number[];
    }
  | { readonly type: 'menu'; readonly label: string; readonly items: readonly string[] };

export interface KeyChoice {
  /** As pressed: `space`, `enter`, `?`, `u`. */
  readonly key: string;
  /** Its description in the line of keys; a key without one works but is not listed. */
  readonly label?: string;
}

export type Reply =
  /** `picked`: the picks in a list before the key was pressed. */
  | { readonly type: 'key'; readonly key: string; readonly picked?: readonly number[] }
  /** `draft`: the text so far, if `text` is a command (`:hint`) that was typed on a line of its own. */
  | { readonly type: 'text'; readonly text: string; readonly draft?: string }
  /** Positions from 0 in the items as shown. */
  | { readonly type: 'items'; readonly items: readonly number[] };

/** Things that can change while a question is open. */
export interface Live {
  /** A few words before the question, drawn again when they change. */
  status(): string;
  /** Ends the question. */
  readonly signal: AbortSignal;
  /** Whether Ctrl-D acts as the key q if there is one, which is the default; otherwise it is always `end-of-input`. */
  readonly endIsQuit: boolean;
}

export interface Prompter {
  /**
   * Asks a question and waits for the reply.
   * @throws Failure `interrupted` on Ctrl-C, `end-of-input` on Ctrl-D, `terminal-gone`, `terminated` or `quit` by a signal; the reason of
   *   `live.signal` if that ends it
   */
  ask(question: Question, live?: Live): Promise<Reply>;
  close(): void;
}
