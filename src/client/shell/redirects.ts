import type { Running } from '../client-effect.ts';
import { readPath, writePath } from '../running.ts';
import { absolutePath } from '../virtual-files.ts';
import { Beyond } from './beyond.ts';
import { expandText, expandWords } from './expand/expand-word.ts';
import { decodeText, FileOutput, NOWHERE, type ScriptInput, type ScriptOutput, TextInput } from './io.ts';
import type { BashRedirect } from './parse/syntax.ts';
import type { Io, ShellScope } from './shell-state.ts';

/** Opens redirects from left to right. @returns the resulting input and output of a command, or why a redirect cannot be opened */
export function* openRedirects(
  redirects: readonly BashRedirect[],
  scope: ShellScope,
): Running<Io | { readonly problem: string }> {
  let io = scope.io;
  for (const redirect of redirects) {
    const next = yield* openRedirect(redirect, { ...scope, io });
    if ('problem' in next) return next;
    io = next;
  }
  return io;
}

function* openRedirect(
  redirect: BashRedirect,
  scope: ShellScope,
): Running<Io | { readonly problem: string }> {
  const { descriptor, operator, target } = redirect;
  const { io } = scope;
  if (operator === '<<') return { ...io, stdin: new TextInput(yield* expandText(target, scope, 'document')) };
  if (operator === '<<<') return { ...io, stdin: new TextInput(`${yield* expandText(target, scope)}\n`) };
  const words = yield* expandWords([target], scope);
  const [path = ''] = words;
  if (words.length !== 1) return { problem: 'ambiguous redirect' };
  if (operator === '<&') throw new Beyond(`the redirect <&${path}`, target.range);
  if (operator === '>&' && /^\d+$/.test(path)) {
    const output = path === '1' ? io.stdout : path === '2' ? io.stderr : undefined;
    if (output === undefined || descriptor === 0) throw new Beyond(`the redirect >&${path}`, target.range);
    return descriptor === 1 ? { ...io, stdout: output } : { ...io, stderr: output };
  }
  if (operator === '>&' && path === '-')
    return descriptor === 1 ? { ...io, stdout: NOWHERE } : { ...io, stderr: NOWHERE };
  if (operator === '<') {
    const stdin = yield* openInput(path, scope);
    return 'problem' in stdin ? stdin : { ...io, stdin };
  }
  const output = yield* openOutput(path, operator.endsWith('>>'), scope);
  if ('problem' in output) return output;
  if (operator.startsWith('&') || (operator === '>&' && descriptor === 1))
    return { ...io, stdout: output, stderr: output };
  if (descriptor === 0) throw new Beyond(`the redirect 0${operator}`, target.range);
  return descriptor === 1 ? { ...io, stdout: output } : { ...io, stderr: output };
}

function* openInput(
  path: string,
  { state, io }: ShellScope,
): Running<ScriptInput | { readonly problem: string }> {
  const substitution = state.substitutions.get(path);
  if (substitution !== undefined) return new TextInput(substitution);
  if (path === '/dev/null') return new TextInput('');
  if (path === '/dev/stdin') return io.stdin;
  const found = yield* readPath(absolutePath(path, state.folder));
  if ('bytes' in found) return new TextInput(decodeText(found.bytes, path));
  if ('names' in found) throw new Beyond(`a folder as input: ${path}`);
  return { problem: `${path}: No such file or directory` };
}

function* openOutput(
  path: string,
  appends: boolean,
  { state, io }: ShellScope,
): Running<ScriptOutput | { readonly problem: string }> {
  if (path === '/dev/null') return NOWHERE;
  if (path === '/dev/stdout') return io.stdout;
  if (path === '/dev/stderr') return io.stderr;
  if (path.startsWith('/dev/')) throw new Beyond(`writing to ${path}`);
  const at = absolutePath(path, state.folder);
  if (path === '') return { problem: ': No such file or directory' };
  const found = yield* readPath(at);
  if ('names' in found || path.endsWith('/')) return { problem: `${path}: Is a directory` };
  const parent = yield* readPath(absolutePath('..', at));
  if (!('names' in parent))
    return { problem: `${path}: ${'bytes' in parent ? 'Not a directory' : 'No such file or directory'}` };
  if (!appends || !('bytes' in found)) yield* writePath(at, '');
  return new FileOutput(at, appends);
}
