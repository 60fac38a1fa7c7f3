import { type JsonObject, numberAt, objectAt, textAt } from '../../kubernetes/json.ts';
import type { ApiContext } from '../api/context.ts';
import { timeText } from '../api/write/write-scope.ts';
import type { Controller, Write } from './controller.ts';

type EventWrite = Extract<Write, { do: 'event' }>;

/** Writes an event, or counts one of the same object, reason and message again, as the event recorders of Kubernetes do. */
export function recordEvent(context: ApiContext, write: EventWrite, controller: Controller): JsonObject {
  const made = eventOf(context, write, controller);
  const namespace = textAt(made, 'metadata', 'namespace');
  const known = context.store.list('events', namespace).findLast((event) => sameEvent(event, made));
  if (known === undefined) return context.store.put('events', made);
  const { store, world } = context;
  const time = timeText(world.now);
  const metadata = { ...objectAt(known, 'metadata') };
  if (write.action === undefined) {
    const count = (numberAt(known, 'count') ?? 1) + 1;
    return store.put('events', { ...known, metadata, count, lastTimestamp: time });
  }
  const series = {
    count: (numberAt(known, 'series', 'count') ?? 1) + 1,
    lastObservedTime: microTime(world.now),
  };
  return store.put('events', { ...known, metadata, series });
}

function microTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('Z', '000Z');
}

function sameEvent(a: JsonObject, b: JsonObject): boolean {
  return (
    ['reason', 'message', 'type', 'reportingComponent', 'reportingInstance', 'action'].every(
      (field) => textAt(a, field) === textAt(b, field),
    ) &&
    ['uid', 'name', 'kind', 'fieldPath'].every(
      (field) => textAt(a, 'involvedObject', field) === textAt(b, 'involvedObject', field),
    )
  );
}

function eventOf(context: ApiContext, write: EventWrite, controller: Controller): JsonObject {
  const { about, type, reason, message, action, fieldPath, host = '' } = write;
  const component = controller.component ?? controller.name;
  const { namespace, name, uid, resourceVersion } = objectAt(about, 'metadata');
  const involvedObject: JsonObject = {
    kind: about.kind ?? '',
    ...(namespace !== undefined && { namespace }),
    name: name ?? '',
    ...(uid !== undefined && { uid }),
    apiVersion: about.apiVersion ?? '',
    ...(resourceVersion !== undefined && { resourceVersion }),
    ...(fieldPath !== undefined && { fieldPath }),
  };
  const time = timeText(context.world.now);
  const times: JsonObject =
    action === undefined
      ? {
          source: { component, ...(host !== '' && { host }) },
          firstTimestamp: time,
          lastTimestamp: time,
          count: 1,
          eventTime: null,
        }
      : {
          source: {},
          firstTimestamp: null,
          lastTimestamp: null,
          eventTime: microTime(context.world.now),
          action,
        };
  return {
    kind: 'Event',
    apiVersion: 'v1',
    metadata: {
      name: `${String(name)}.${context.random.hex(16)}`,
      namespace: namespace ?? 'default',
      uid: context.random.uuid(),
      creationTimestamp: time,
    },
    involvedObject,
    reason,
    message,
    type,
    ...times,
    reportingComponent: component,
    reportingInstance: action === undefined ? host : `${component}-${CONTROL_PLANE}`,
  };
}

/** The machine on which the control plane runs, as the names of its instances have it. */
const CONTROL_PLANE = 'vm';
