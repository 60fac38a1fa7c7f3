import type { Json } from '../../kubernetes/json.ts';
import { readText } from '../builder/files.ts';
import type { Running, ServerRequest } from '../client-effect.ts';
import type { Invocation } from '../invocation.ts';
import { failure, serverFailure } from '../kubectl-failure.ts';
import { print, send } from '../running.ts';

/** Sends a request to the server path in `--raw`, with the file of `-f` as its body, and prints the answer. */
export function* sendRaw(invocation: Invocation, method: ServerRequest['method']): Running<number> {
  const { flags, words } = invocation;
  if (words.length > 0) throw failure('arguments may not be passed when --raw is specified');
  const files = flags.list('filename');
  if (files.length > 1 || /^https?:/.test(files[0] ?? ''))
    throw failure('--raw can only use a single local file or stdin');
  yield* invocation.connection();
  const [path = '', query = ''] = flags.text('raw').split('?');
  const asked = [...new URLSearchParams(query)] as [string, string][];
  const body: Json | undefined = files[0] === undefined ? undefined : yield* readText(files[0]);
  const reply = yield* send({ method, path, query: asked, ...(body !== undefined && { body }) });
  if (reply.status >= 400) throw serverFailure(reply.body);
  yield* print(typeof reply.body === 'string' ? reply.body : `${JSON.stringify(reply.body)}\n`);
  return 0;
}
