import type { Attached, ClientEffect, FileContent, Running } from '../client-effect.ts';
import { absolutePath } from '../virtual-files.ts';
import { Beyond, saysNotSimulated } from './beyond.ts';
import type { Io, ShellState } from './shell-state.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/**
 * Runs a program with the input, the output and the folder of its place in a script: requests for these are answered here, all other effects by
 * the outside world.
 *
 * @param edit the editor, as a function of the text
 */
export function* withIo<T>(
  running: Running<T>,
  io: Io,
  state: ShellState,
  edit: (text: string, suffix: string) => Running<string>,
): Running<T> {
  let step = running.next();
  while (step.done !== true) step = running.next(yield* answer(step.value, io, state, edit));
  return step.value;
}

function* answer(
  effect: ClientEffect,
  io: Io,
  state: ShellState,
  edit: (text: string, suffix: string) => Running<string>,
): Running<unknown> {
  switch (effect.do) {
    case 'print':
      return yield* (effect.to === 'stdout' ? io.stdout : io.stderr).write(effect.text);
    case 'stdin':
      return bytesOf(yield* io.stdin.all());
    case 'line':
      return (yield* io.stdin.line())?.replace(/\n$/, '');
    case 'terminal':
      return false;
    case 'absolute':
      return absolutePath(effect.path, state.folder);
    case 'read':
      return yield* read(effect.path, io, state);
    case 'write':
      return yield* write(effect, io, state);
    case 'remove':
    case 'make-folder':
      return yield { ...effect, path: absolutePath(effect.path, state.folder) };
    case 'attach':
      return yield* attach(effect, io);
    case 'edit':
      return { text: yield* edit(effect.text, effect.suffix) };
    default:
      return yield effect;
  }
}

function* read(path: string, io: Io, { substitutions, folder }: ShellState): Running<FileContent> {
  const substitution = substitutions.get(path);
  if (substitution !== undefined) return { bytes: bytesOf(substitution) };
  if (path === '/dev/stdin' || path === '/dev/fd/0') return { bytes: bytesOf(yield* io.stdin.all()) };
  if (path === '/dev/null') return { bytes: bytesOf('') };
  if (path === '') return { problem: 'missing' };
  const found = (yield { do: 'read', path: absolutePath(path, folder) }) as FileContent;
  return path.endsWith('/') && 'bytes' in found ? { problem: 'missing' } : found;
}

function* write(
  effect: Extract<ClientEffect, { do: 'write' }>,
  io: Io,
  { folder }: ShellState,
): Running<string | true> {
  const { path, content } = effect;
  if (path === '/dev/null') return true;
  if (path === '/dev/stdout' || path === '/dev/stderr') {
    const text = typeof content === 'string' ? content : new TextDecoder().decode(content);
    yield* (path === '/dev/stdout' ? io.stdout : io.stderr).write(text);
    return true;
  }
  return (yield { ...effect, path: absolutePath(path, folder) }) as string | true;
}

/** Runs a program in a container, with the input and output of its place in the script. */
function* attach(effect: Extract<ClientEffect, { do: 'attach' }>, io: Io): Running<Attached> {
  const printed: { readonly to: 'stdout' | 'stderr'; readonly text: string }[] = [];
  const input =
    effect.stdin && effect.input === undefined ? bytesOf(yield* io.stdin.all()) : new Uint8Array();
  const print = (to: 'stdout' | 'stderr', text: string) => {
    printed.push({ to, text });
  };
  const attached = (yield { ...effect, own: { input, print } }) as Attached;
  for (const { to, text } of printed) {
    if (to === 'stderr' && saysNotSimulated(text)) throw new Beyond(`in a container: ${text.trim()}`);
    yield* (to === 'stdout' ? io.stdout : io.stderr).write(text);
  }
  return attached;
}
