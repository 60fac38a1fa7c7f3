import type { Json } from '../../kubernetes/json.ts';
import type { Visited } from '../builder/visit.ts';
import type { Running, ServerReply } from '../client-effect.ts';
import { pathOf } from '../discovery/api-type.ts';
import { KubectlFailure } from '../kubectl-failure.ts';
import { sendAndWarn } from '../running.ts';

/** The type of a patch. @see https://kubernetes.io/docs/reference/using-api/api-concepts/#patch-and-apply */
export type PatchType = 'strategic' | 'merge' | 'json' | 'apply';

const MEDIA_TYPE: Readonly<Record<PatchType, string>> = {
  strategic: 'application/strategic-merge-patch+json',
  merge: 'application/merge-patch+json',
  json: 'application/json-patch+json',
  apply: 'application/apply-patch+yaml',
};

export interface PatchOptions {
  readonly query?: readonly (readonly [string, string])[];
  readonly subresource?: string;
}

/** The object to which a patch is sent. */
export type PatchTargetName = Pick<Visited, 'type' | 'namespace' | 'name'>;

/** Sends a patch of an object, and prints the server's warnings. */
export function* sendPatch(
  { type, namespace, name }: PatchTargetName,
  patchType: PatchType,
  patch: Json,
  { query = [], subresource = '' }: PatchOptions = {},
): Running<ServerReply> {
  const path = pathOf(type, namespace, name, subresource);
  const headers = { 'content-type': MEDIA_TYPE[patchType] };
  const reply = yield* sendAndWarn({ method: 'PATCH', path, query, headers, body: patch });
  return reply;
}

/** Ends a command that processed its objects one by one: with all problems, one per line, or successfully. */
export function endWith(problems: readonly KubectlFailure[]): 0 {
  const [only, ...others] = problems;
  if (only === undefined) return 0;
  if (others.length === 0) throw only;
  // Several problems form one list, in which lines are not marked as errors.
  throw new KubectlFailure(problems.map(({ message }) => message.replace(/^error: /, '')).join('\n'));
}
