import type * as nodeFs from 'node:fs';
import type { Readable } from 'node:stream';

/** The part of `node:fs` that the program uses; tests hand in one that fails. */
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
  /** For people: whatever a terminal or a CI runner would obey is made visible, but for our own colours. */
  write(text: string): void;
  /** For programs: byte for byte, but on a terminal as `write`. */
  writeExact(text: string): void;
  /** Writes over the line that the cursor is in. */
  rewriteLine(text: string): void;
  readonly isTTY: boolean;
  /** Columns of the terminal now; 80 where there is none. */
  readonly columns: number;
  readonly rows: number;
}

export interface Spawned {
  /** The exit code; `null` when a signal ended it. */
  readonly code: number | null;
  readonly signal: string | null;
  /** Set when the program could not be started. */
  readonly error?: Error;
}

/** How a program ended whose output was kept from the terminal. */
export interface Captured extends Spawned {
  readonly stdout: string;
  readonly stderr: string;
}

/** The outside world. Passed to whatever needs it and never imported; `real-env.ts` builds the real one. */
export interface Env {
  /** Node leaves `isTTY` undefined where it is no terminal. */
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Output;
  readonly stderr: Output;
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  /** `v20.20.2` */
  readonly nodeVersion: string;
  readonly workingDirectory: string;
  readonly homeDirectory: string;
  /** Where files may lie that nobody needs after the program has ended. */
  readonly temporaryDirectory: string;
  readonly processId: number;
  /** The installed package: `decks/`, `dist/`, `package.json`. */
  readonly packageDirectory: string;
  readonly fs: FileSystem;
  /** Milliseconds UTC, as the machine's clock says. */
  now(): number;
  /** Milliseconds that only ever grow, from an unknown start. */
  monotonic(): number;
  /** Milliseconds since the machine started, its sleep included. */
  uptime(): number;
  /** Minutes that local time is ahead of UTC at a moment. */
  zoneOffset(at: number): number;
  /** Lower-case hex digits of `bytes` random bytes. */
  randomHex(bytes: number): string;
  /** Runs a program on the learner's terminal, without a shell, and waits for its end. */
  spawn(program: string, args: readonly string[]): Spawned;
  /**
   * Runs a program on the learner's terminal, without a shell, while this one goes on. Ctrl-C and Ctrl-\\ are for it, as they are in a shell.
   * `kill` sends a signal if it still runs, and no longer waits for it.
   *
   * @param variables added to the program's own
   */
  run(
    program: string,
    args: readonly string[],
    variables: Readonly<Record<string, string>>,
  ): { readonly ended: Promise<Spawned>; kill(signal: EndingSignal): void };
  /** Lets the program hold little memory that it does not need, for one that runs for hours; its work takes a little longer. */
  spareMemory(): void;
  /** Lets the program compile only what it runs very often: for work of seconds, most of which compiling would be otherwise. */
  compileLate(): void;
  /** Runs a program without a shell and without the terminal, with a text to read, and waits for its end. */
  capture(program: string, args: readonly string[], input: string): Promise<Captured>;
  /** Whether there is a process of this number. */
  isRunning(processId: number): boolean;
  /** Shows a text in a pager, without a shell, and waits for its end. `error` says why it could not be started. */
  page(program: string, args: readonly string[], text: string): Spawned;
  /** The terminal's prompts. Loaded when the first question is asked. */
  prompter(): Promise<Prompter>;
  /** Calls back for a signal that would end the program; returns the way to stop listening. */
  onSignal(listener: (signal: EndingSignal) => void): () => void;
}

/** Signals that ask a program to end. */
export type EndingSignal = 'SIGHUP' | 'SIGINT' | 'SIGQUIT' | 'SIGTERM';

/** What a person may be asked at a terminal. What there is to read was shown before. */
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
      /** What there is to begin with. */
      readonly start: string;
      /** Whether a line of its own that starts with `:` is a command, and `::` a colon. */
      readonly commands: boolean;
    }
  | {
      readonly type: 'one' | 'many' | 'order';
      readonly items: readonly string[];
      readonly keys: readonly KeyChoice[];
      /** What is picked to begin with, as positions from 0. */
      readonly picked: readonly number[];
    }
  | { readonly type: 'menu'; readonly label: string; readonly items: readonly string[] };

export interface KeyChoice {
  /** As pressed: `space`, `enter`, `?`, `u`. */
  readonly key: string;
  /** What it does, for the line of keys; a key without one works and is not listed. */
  readonly label?: string;
}

export type Reply =
  /** `picked`: what was picked from a list before the key was pressed. */
  | { readonly type: 'key'; readonly key: string; readonly picked?: readonly number[] }
  /** `draft`: what is written so far, where `text` is a command (`:hint`) that was typed on a line of its own. */
  | { readonly type: 'text'; readonly text: string; readonly draft?: string }
  /** Positions from 0, of the items as they were shown. */
  | { readonly type: 'items'; readonly items: readonly number[] };

/** What changes while a question is open. */
export interface Live {
  /** A few words before the question, drawn again when they change. */
  status(): string;
  /** Ends the question. */
  readonly signal: AbortSignal;
  /** Whether Ctrl-D is the key q where there is one, as it is without this; else it is always `end-of-input`. */
  readonly endIsQuit: boolean;
}

export interface Prompter {
  /**
   * Asks and waits.
   * @throws Failure `interrupted` on Ctrl-C, `end-of-input` on Ctrl-D, `terminal-gone`, `terminated` or `quit` by a signal; the reason of `live.signal` when that
   *   ends it.
   */
  ask(question: Question, live?: Live): Promise<Reply>;
  close(): void;
}
