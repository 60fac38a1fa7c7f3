import { decodeKeys, NOTHING_READ } from './decode-keys.ts';
import type { TerminalKey } from './key.ts';

/** The keys of a terminal, in the order in which they were pressed. */
export interface KeyInput {
  /**
   * The next key, or `undefined` if none is waiting.
   * @param typed whether text is typed; otherwise characters come one at a time, and pastes are dropped
   */
  take(typed: boolean): TerminalKey | undefined;
  /** Starts listening. @returns a function that stops it */
  listen(listener: KeyListener): () => void;
  close(): void;
}

export interface KeyListener {
  /** Keys have arrived. */
  readonly keys: () => void;
  /** The program is about to be stopped, and was resumed. */
  readonly suspended: () => void;
  readonly resumed: () => void;
}

interface Input {
  readonly input: NodeJS.ReadableStream;
  readonly takeOver: () => void;
  readonly giveBack: () => void;
  readonly suspend: () => void;
  readonly onResume: (listener: () => void) => () => void;
}

/** A read of at least this many characters is a paste, even if the terminal does not mark it. */
const PASTED = 64;
/** Milliseconds after which a program that is still running was not stopped: nobody could resume it. */
const UNSTOPPED = 300;

/** @param end called when the terminal is gone, and on Ctrl-C */
export function keyInput(
  { input, takeOver, giveBack, suspend, onResume }: Input,
  end: (how: 'terminal-gone' | 'interrupted') => void,
): KeyInput {
  const bytes = new TextDecoder();
  const waiting: TerminalKey[] = [];
  let undecoded = NOTHING_READ;
  let listeners: KeyListener | null = null;
  let typed = true;
  let unstopped: ReturnType<typeof setTimeout> | undefined;

  const read = (chunk: Uint8Array | string): void => {
    const text = typeof chunk === 'string' ? chunk : bytes.decode(chunk, { stream: true });
    const wasPasting = undecoded.pasting;
    const { keys, rest } = decodeKeys(undecoded, text);
    undecoded = rest;
    const isMarked = wasPasting || keys.some(({ type }) => type === 'paste');
    const isPaste = listeners !== null && !typed && !isMarked && text.length >= PASTED;
    for (const key of keys) {
      if (key.type === 'named' && key.name === 'ctrl-c') end('interrupted');
      else if (key.type === 'named' && key.name === 'ctrl-z') stop();
      else if (!isPaste || isEnd(key)) waiting.push(key);
    }
    listeners?.keys();
  };
  const resume = (): void => {
    clearTimeout(unstopped);
    giveBack();
    takeOver();
    listeners?.resumed();
  };
  const stop = (): void => {
    listeners?.suspended();
    giveBack();
    suspend();
    unstopped = setTimeout(resume, UNSTOPPED);
  };
  const stopListening = onResume(resume);
  const hangUp = (): void => end('terminal-gone');
  const GONE = ['end', 'close', 'error'] as const;
  for (const event of GONE) input.on(event, hangUp);
  input.on('data', read);
  input.resume();

  return {
    take: (forText) => {
      typed = forText;
      if (forText) return waiting.shift();
      while (waiting[0]?.type === 'paste') waiting.shift();
      const key = waiting.shift();
      if (key?.type !== 'text') return key;
      const [first = '', ...others] = key.text;
      if (others.length > 0) waiting.unshift({ type: 'text', text: others.join('') });
      return { type: 'text', text: first };
    },
    listen: (listener) => {
      listeners = listener;
      return () => {
        listeners = null;
      };
    },
    close: () => {
      stopListening();
      clearTimeout(unstopped);
      for (const event of GONE) input.off(event, hangUp);
      input.off('data', read);
    },
  };
}

/** Ctrl-D: there is no more input. */
export function isEnd(key: TerminalKey): boolean {
  return key.type === 'named' && key.name === 'ctrl-d';
}
