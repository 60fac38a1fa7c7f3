import { joinApiVersion } from '../../../kubernetes/api-version.ts';
import type { JsonObject } from '../../../kubernetes/json.ts';
import type { StoreEvent } from '../../store/history.ts';
import type { ApiCall } from '../api-call.ts';
import { forbiddenOption } from '../list-options.ts';
import { selectionOf } from '../objects-query.ts';
import { type Present, presenterOf } from '../present.ts';
import type { ApiReply, Sink, Stop } from '../request.ts';
import { asServed } from '../served/served.ts';
import { statusError } from '../status-error.ts';

interface WatchEvent {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK' | 'ERROR';
  readonly object: JsonObject;
}

/**
 * Streams the changes of a collection as they happen, starting with the existing objects if the query asks for them or names no revision.
 */
export function watch(call: ApiCall): ApiReply {
  const { query } = call.request;
  const selects = selectionOf(named(call), call.route.resource);
  const initial = query.get('sendInitialEvents');
  const match = query.get('resourceVersionMatch') ?? '';
  if (initial === 'true' && match !== 'NotOlderThan')
    throw forbiddenOption(
      'sendInitialEvents',
      'sendInitialEvents requires setting resourceVersionMatch to NotOlderThan',
    );
  if (match !== '' && initial === null)
    throw forbiddenOption(
      'resourceVersionMatch',
      'resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided',
    );
  const revision = Number(query.get('resourceVersion') || 0);
  const present = presenterOf(call);
  return {
    status: 200,
    stream: (sink) => stream(call, sink, { selects, revision, initial, present }),
  };
}

/** The query, with a field selector for the name in the path if a single object is watched. */
function named({ request, route }: ApiCall): URLSearchParams {
  if (route.name === '') return request.query;
  const query = new URLSearchParams(request.query);
  query.set('fieldSelector', `metadata.name=${route.name}`);
  return query;
}

interface Watching {
  readonly selects: (object: JsonObject) => boolean;
  readonly revision: number;
  /** `sendInitialEvents`. */
  readonly initial: string | null;
  readonly present: Present;
}

function stream(call: ApiCall, sink: Sink, { selects, revision, initial, present }: Watching): Stop {
  const { context, request, route } = call;
  const { resource, version, namespace } = route;
  const { store } = context;
  const send = ({ type, object }: WatchEvent, bare = false): void => {
    const shown = bare ? object : present(asServed(object, resource, version));
    sink.write(`${JSON.stringify({ type, object: shown })}\n`);
  };
  const here = (event: StoreEvent): boolean =>
    event.resource === resource.id &&
    (namespace === '' || (event.object.metadata as JsonObject).namespace === namespace);
  const deliver = (event: StoreEvent): void => {
    if (!here(event)) return;
    const seen = asSelected(event, selects);
    if (seen !== undefined) send(seen);
  };
  if (revision === 0 || initial === 'true') {
    for (const object of store.list(resource.id, namespace).filter(selects)) send({ type: 'ADDED', object });
  } else if (!catchUp(store.since(revision, resource.id), deliver)) {
    send({ type: 'ERROR', object: tooOld(revision) }, true);
    sink.end();
    return () => undefined;
  }
  if (initial === 'true') send({ type: 'BOOKMARK', object: bookmark(call) }, true);
  const stopListening = store.listen(deliver);
  const stopKeeping = context.late.keepUp(resource.id);
  const stop = (): void => {
    stopListening();
    stopKeeping();
  };
  const seconds = Number(request.query.get('timeoutSeconds') || 0);
  const cancel =
    seconds > 0
      ? context.after(seconds * 1000, () => {
          stop();
          sink.end();
        })
      : undefined;
  return () => {
    stop();
    cancel?.();
  };
}

function catchUp(past: readonly StoreEvent[] | undefined, deliver: (event: StoreEvent) => void): boolean {
  for (const event of past ?? []) deliver(event);
  return past !== undefined;
}

/** The event as seen by a watch with a selector: an object that starts to match is added, and one that stops matching is deleted. */
function asSelected(
  { type, object, before }: StoreEvent,
  selects: (object: JsonObject) => boolean,
): WatchEvent | undefined {
  const was = before !== undefined && selects(before);
  if (type === 'DELETED') return was ? { type, object } : undefined;
  const is = selects(object);
  if (is) return { type: was ? 'MODIFIED' : 'ADDED', object };
  return was ? { type: 'DELETED', object } : undefined;
}

/** The bookmark that marks the end of the initial events. */
function bookmark({ context, route }: ApiCall): JsonObject {
  const { resource, version } = route;
  return {
    kind: resource.kind,
    apiVersion: joinApiVersion(resource.group, version),
    metadata: {
      resourceVersion: String(context.store.revision),
      creationTimestamp: null,
      annotations: { 'k8s.io/initial-events-end': 'true' },
    },
  };
}

function tooOld(revision: number): JsonObject {
  return statusError(410, 'Expired', `too old resource version: ${revision}`).status;
}
