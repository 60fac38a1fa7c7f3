import { type JsonObject, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import { type Visited, visitObjects } from '../../builder/visit.ts';
import type { Running } from '../../client-effect.ts';
import { pathOf } from '../../discovery/api-type.ts';
import type { Flags } from '../../flags.ts';
import { failure, serverFailure } from '../../kubectl-failure.ts';
import { close, next, now, open, print, send } from '../../running.ts';
import type { KubectlCommand } from '../command.ts';
import { endWith } from '../send-change.ts';
import { parseWait } from '../timeout.ts';
import { rolloutState } from './status-text.ts';

/** `kubectl rollout status` */
export const rolloutStatus: KubectlCommand = function* (invocation) {
  const { objects, problems } = yield* visitObjects(invocation);
  for (const one of objects) yield* follow(one, invocation.flags);
  return endWith(problems);
};

/** Prints each change of the state until the rollout is over, or time is. */
function* follow({ type, namespace, name }: Visited, flags: Flags): Running<void> {
  const revision = flags.int('revision', 0);
  const watching = flags.on('watch', true);
  const limit = parseWait(flags.text('timeout', '0s'));
  const started = yield* now();
  const path = pathOf(type, namespace);
  const select = ['fieldSelector', `metadata.name=${name}`] as const;
  const list = yield* send({ method: 'GET', path, query: [select, ['limit', '500']] });
  if (list.status >= 400) throw serverFailure(list.body);
  const [first] = objectsAt(list.body, 'items');
  if (first === undefined) throw failure(`object has been deleted`);
  if (yield* show({ ...first, kind: type.kind }, revision, '')) return;
  if (!watching) return;
  const version = textAt(list.body, 'metadata', 'resourceVersion');
  const opened = yield* open({
    method: 'GET',
    path,
    query: [select, ['resourceVersion', version], ['watch', 'true']],
  });
  if (!('stream' in opened)) throw serverFailure(opened.body);
  let printed = rolloutState({ ...first, kind: type.kind }, revision).text;
  for (;;) {
    const left = limit === 0 ? undefined : limit - ((yield* now()) - started);
    const part =
      left !== undefined && left <= 0 ? { timedOut: true as const } : yield* next(opened.stream, left);
    if (!('part' in part)) {
      yield* close(opened.stream);
      throw failure('timed out waiting for the condition');
    }
    for (const line of part.part.split('\n')) {
      if (line === '') continue;
      const event = JSON.parse(line) as JsonObject;
      if (textAt(event, 'type') === 'DELETED') throw failure('object has been deleted');
      const object = { ...objectAt(event, 'object'), kind: type.kind };
      if (yield* show(object, revision, printed)) return yield* close(opened.stream);
      printed = rolloutState(object, revision).text;
    }
  }
}

function* show(object: JsonObject, revision: number, printed: string): Running<boolean> {
  const { text, done } = rolloutState(object, revision);
  if (text !== printed) yield* print(text);
  return done;
}
