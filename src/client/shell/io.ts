import type { Running } from '../client-effect.ts';
import { print, printError, readPath, readStdin, writePath } from '../running.ts';
import { Beyond } from './beyond.ts';

/** The input of a command. What one command has read is not available to the next. */
export interface ScriptInput {
  /** The rest of the input. */
  all(): Running<string>;
  /** The next line with its line break; `undefined` at the end. */
  line(): Running<string | undefined>;
}

/** The output of a command. */
export interface ScriptOutput {
  write(text: string): Running<void>;
}

/** A text as input. */
export class TextInput implements ScriptInput {
  #rest: string;

  constructor(text: string) {
    this.#rest = text;
  }

  // biome-ignore lint/correctness/useYield: other inputs ask the world.
  *all(): Running<string> {
    const all = this.#rest;
    this.#rest = '';
    return all;
  }

  // biome-ignore lint/correctness/useYield: other inputs ask the world.
  *line(): Running<string | undefined> {
    if (this.#rest === '') return undefined;
    const end = this.#rest.indexOf('\n');
    const line = end === -1 ? this.#rest : this.#rest.slice(0, end + 1);
    this.#rest = this.#rest.slice(line.length);
    return line;
  }
}

/** The input of the script itself, read when it is first needed. */
export class OuterInput implements ScriptInput {
  #text: TextInput | undefined;

  *all(): Running<string> {
    return yield* (yield* this.#open()).all();
  }

  *line(): Running<string | undefined> {
    return yield* (yield* this.#open()).line();
  }

  *#open(): Running<TextInput> {
    this.#text ??= new TextInput(decodeText(yield* readStdin(), 'standard input'));
    return this.#text;
  }
}

/** The output of the script itself. */
export const OUTER_STDOUT: ScriptOutput = { write: print };
export const OUTER_STDERR: ScriptOutput = { write: printError };

export const NOWHERE: ScriptOutput = {
  *write() {},
};

/** Collects the output. */
export class TextOutput implements ScriptOutput {
  text = '';

  // biome-ignore lint/correctness/useYield: other outputs tell the world.
  *write(text: string): Running<void> {
    this.text += text;
  }
}

/** A file that is open for writing. */
export class FileOutput implements ScriptOutput {
  readonly #path: string;
  readonly #appends: boolean;
  #text = '';

  constructor(path: string, appends: boolean) {
    this.#path = path;
    this.#appends = appends;
  }

  *write(text: string): Running<void> {
    if (this.#appends) {
      const found = yield* readPath(this.#path);
      this.#text = 'bytes' in found ? decodeText(found.bytes, this.#path) : '';
    }
    this.#text += text;
    yield* writePath(this.#path, this.#text);
  }
}

/** Decodes bytes as text. @throws Beyond for bytes that are not text */
export function decodeText(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Beyond(`what reads other bytes than text: ${name}`);
  }
}
