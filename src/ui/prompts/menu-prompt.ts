import { PassThrough } from 'node:stream';
import inquirer from 'inquirer';
import { Failure } from '../../errors.ts';
import { lookUp } from '../../source/look-up.ts';
import type { TerminalKey } from '../terminal/key.ts';
import { isEnd } from '../terminal/key-input.ts';
import type { TerminalDevice } from '../terminal/run-prompt.ts';

interface Menu {
  readonly label: string;
  readonly items: readonly string[];
}

const BYTES: Readonly<Record<string, string>> = { up: '\u001b[A', down: '\u001b[B', backspace: '\u007f' };

/**
 * A menu: arrows move, Enter picks; resolves to a position from 0. It is drawn again when the terminal is resized or the
 * program is resumed.
 * @throws Failure `end-of-input` on Ctrl-D; the reason of `signal` when that ends it
 */
export async function menuPrompt(
  { label, items }: Menu,
  device: TerminalDevice,
  signal: AbortSignal,
): Promise<number> {
  const choices = items.map((name, value) => ({ name, value }));
  for (;;) {
    const again = new AbortController();
    const ended = new AbortController();
    const input = new PassThrough();
    const stop = [device.onResize(() => again.abort()), feed(device, input, { again, ended })];
    try {
      const until = AbortSignal.any([signal, again.signal, ended.signal]);
      const ask = inquirer.createPromptModule({ input, output: device.output, signal: until });
      const { picked } = await ask([{ type: 'select', name: 'picked', message: label, choices }]);
      return picked;
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      if (ended.signal.aborted) throw ended.signal.reason;
      if (!again.signal.aborted) throw error;
    } finally {
      for (const one of stop) one();
    }
  }
}

/** Passes keys on until Enter; keys typed after it wait for the next question. */
function feed(
  { keys }: TerminalDevice,
  input: PassThrough,
  { again, ended }: { readonly again: AbortController; readonly ended: AbortController },
): () => void {
  const onKeys = (): void => {
    for (let key = keys.take(false); key; key = keys.take(false)) {
      if (isEnd(key)) ended.abort(new Failure({ code: 'end-of-input' }));
      input.write(bytesOf(key));
      if (key.type === 'enter') return;
    }
  };
  const stop = keys.listen({ keys: onKeys, resumed: () => again.abort(), suspended: () => {} });
  onKeys();
  return stop;
}

function bytesOf(key: TerminalKey): string {
  if (key.type === 'enter') return '\r';
  return key.type === 'named' ? (lookUp(BYTES, key.name) ?? '') : key.text;
}
