import { type JsonObject, numberAt, objectAt, textAt } from '../../kubernetes/json.ts';
import type { ApiContext } from '../api/context.ts';
import { timeText } from '../time.ts';
import type { Controller, Write } from './controller.ts';

type EventWrite = Extract<Write, { do: 'event' }>;

/**
 * Writes an event, or increments the count of an earlier one with the same object, reason and message, as Kubernetes' event recorders do.
 */
export function recordEvent(context: ApiContext, write: EventWrite, controller: Controller): JsonObject {
  const made = eventOf(context, write, controller);
  if (write.isSeparate === true) return context.store.put('events', made);
  const namespace = textAt(made, 'metadata', 'namespace');
  const about = textAt(made, 'involvedObject', 'uid');
  const candidates =
    about === '' ? context.store.list('events', namespace) : context.store.eventsAbout(about);
  const combined = write.action === undefined ? combine(made, candidates, context.world.now) : undefined;
  const known = candidates.findLast((event) => sameEvent(event, combined ?? made));
  if (combined !== undefined && known === undefined) return context.store.put('events', combined);
  if (known === undefined) return context.store.put('events', made);
  const { store, world } = context;
  const time = timeText(world.now);
  const metadata = { ...objectAt(known, 'metadata') };
  if (write.action === undefined) {
    const count = (numberAt(known, 'count') ?? 1) + 1;
    return store.put('events', {
      ...known,
      metadata,
      message: (combined ?? known).message ?? '',
      count,
      lastTimestamp: time,
    });
  }
  const series = {
    count: (numberAt(known, 'series', 'count') ?? 1) + 1,
    lastObservedTime: microTime(world.now),
  };
  return store.put('events', { ...known, metadata, series });
}

const COMBINED = '(combined from similar events): ';
/**
 * This many different messages with the same reason about the same object, within `COMBINED_WITHIN` milliseconds, are combined into one
 * event.
 */
const MOST_MESSAGES = 10;
const COMBINED_WITHIN = 600_000;

/**
 * The combined event for this one and similar ones, or `undefined` if there are too few or its message is already among them.
 *
 * @see https://pkg.go.dev/k8s.io/client-go/tools/record#EventAggregator
 */
function combine(made: JsonObject, candidates: readonly JsonObject[], now: number): JsonObject | undefined {
  const own = textAt(made, 'message');
  const messages = new Set<string>();
  let isCombined = false;
  for (const event of candidates) {
    const isLike =
      event.reason === made.reason && event.type === made.type && component(event) === component(made);
    if (!isLike || (Date.parse(textAt(event, 'lastTimestamp')) || 0) < now - COMBINED_WITHIN) continue;
    const message = textAt(event, 'message');
    if (message.startsWith(COMBINED)) isCombined = true;
    else messages.add(message);
  }
  if (messages.has(own) || (!isCombined && messages.size < MOST_MESSAGES - 1)) return undefined;
  const message = `${COMBINED}${own}`;
  return { ...made, message, reportingComponent: '', reportingInstance: '' };
}

function component(event: JsonObject): string {
  return textAt(event, 'source', 'component');
}

function microTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('Z', '000Z');
}

function sameEvent(a: JsonObject, b: JsonObject): boolean {
  return (
    sameMessage(textAt(a, 'message'), textAt(b, 'message')) &&
    ['reason', 'type', 'reportingComponent', 'reportingInstance', 'action'].every(
      (field) => textAt(a, field) === textAt(b, field),
    ) &&
    ['uid', 'name', 'kind', 'fieldPath'].every(
      (field) => textAt(a, 'involvedObject', field) === textAt(b, 'involvedObject', field),
    )
  );
}

/** Whether two messages count as the same. Combined events of the same kind do, whatever message they had last. */
function sameMessage(a: string, b: string): boolean {
  return a === b || (a.startsWith(COMBINED) && b.startsWith(COMBINED));
}

function eventOf(context: ApiContext, write: EventWrite, controller: Controller): JsonObject {
  const { about, type, reason, message, action, fieldPath, host = '' } = write;
  const component = controller.component ?? controller.name;
  const { namespace, name, uid, resourceVersion } = objectAt(about, 'metadata');
  const involvedObject: JsonObject = { kind: about.kind ?? '' };
  if (namespace !== undefined) involvedObject.namespace = namespace;
  involvedObject.name = name ?? '';
  if (uid !== undefined) involvedObject.uid = uid;
  involvedObject.apiVersion = about.apiVersion ?? '';
  if (resourceVersion !== undefined) involvedObject.resourceVersion = resourceVersion;
  if (fieldPath !== undefined) involvedObject.fieldPath = fieldPath;
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
      name: `${String(name)}.${nameSuffix(context)}`,
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

/** The nanoseconds since 1970 in hexadecimal, so that the events of an object are listed in chronological order. */
function nameSuffix({ store, world }: ApiContext): string {
  return (BigInt(world.now) * 1_000_000n + BigInt(store.revision % 1_000_000)).toString(16).padStart(16, '0');
}

/** The host name of the control plane, as it appears in the names of component instances. */
const CONTROL_PLANE = 'vm';
