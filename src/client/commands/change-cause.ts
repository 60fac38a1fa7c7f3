import { type JsonObject, objectAt } from '../../kubernetes/json.ts';
import type { Running } from '../client-effect.ts';
import type { Invocation } from '../invocation.ts';
import { type PatchTargetName, sendPatch } from './send-change.ts';

const CAUSE = 'kubernetes.io/change-cause';

/** The command line as `--record` records it: the words, then the flags. */
function changeCause({ verb, words, flags }: Invocation): string {
  return `${['kubectl', verb, ...words].join(' ')}${flags.written()}`;
}

/** An object with the command line that changes it, if `--record` is set. */
export function withChangeCause(invocation: Invocation, object: JsonObject): JsonObject {
  if (!invocation.flags.on('record')) return object;
  const metadata = objectAt(object, 'metadata');
  const annotations = { ...objectAt(metadata, 'annotations'), [CAUSE]: changeCause(invocation) };
  return { ...object, metadata: { ...metadata, annotations } };
}

/** The annotation for a command that patches metadata itself; empty without `--record`. */
export function changeCauseAnnotation(invocation: Invocation): JsonObject {
  return invocation.flags.on('record') ? { [CAUSE]: changeCause(invocation) } : {};
}

/** Records the command line on an object that has already been changed, as `scale` and `patch` do. */
export function* recordChangeCause(invocation: Invocation, target: PatchTargetName): Running<void> {
  if (!invocation.flags.on('record')) return;
  const metadata = { annotations: { [CAUSE]: changeCause(invocation) } };
  yield* sendPatch(target, 'merge', { metadata });
}
