import { since } from '../../cluster/api/table/cells/age.ts';
import { type JsonObject, numberAt, objectAt, textAt } from '../../kubernetes/json.ts';
import type { Running } from '../client-effect.ts';
import type { DescribedObject, Describer } from './describer.ts';
import type { Description } from './description.ts';
import { corePath, itemsOfPath } from './related.ts';

/** Adds the events of an object, unless they are disabled. */
export const describeEvents: Describer = function* (subject, page) {
  const kind = textAt(subject.object, 'kind');
  const uid = textAt(subject.object, 'metadata', 'uid');
  if (subject.showEvents) writeEvents(page, yield* eventsAbout(subject, kind, uid), subject.now);
};

/** @param kind empty for events of any kind. */
export function* eventsAbout(
  { namespace, name, chunkSize }: DescribedObject,
  kind: string,
  uid: string,
): Running<readonly JsonObject[]> {
  const terms = [
    ...(kind === '' ? [] : [`involvedObject.kind=${kind}`]),
    `involvedObject.name=${name}`,
    `involvedObject.namespace=${namespace}`,
    ...(uid === '' ? [] : [`involvedObject.uid=${uid}`]),
  ];
  return yield* itemsOfPath(corePath(namespace, 'events'), [['fieldSelector', terms.join(',')]], chunkSize);
}

/** Adds a table of events, the oldest first. */
export function writeEvents(page: Description, events: readonly JsonObject[], now: number): void {
  if (events.length === 0) {
    page.field('Events', '<none>');
    return;
  }
  page.flush();
  page.line(0, 'Events:');
  page.line(1, 'Type', 'Reason', 'Age', 'From', 'Message');
  page.line(1, '----', '------', '----', '----', '-------');
  const last = (event: JsonObject): string => textAt(event, 'lastTimestamp');
  for (const event of [...events].sort((a, b) => (last(a) < last(b) ? -1 : last(a) > last(b) ? 1 : 0))) {
    const path = textAt(event, 'involvedObject', 'fieldPath');
    const message = textAt(event, 'message').trim();
    page.line(
      1,
      textAt(event, 'type'),
      textAt(event, 'reason'),
      eventAge(event, now),
      textAt(event, 'source', 'component') || textAt(event, 'reportingComponent'),
      path === '' ? message : `${path}: ${message}`,
    );
  }
}

/** `5m`, or `10s (x3 over 5m)` for an event that was seen several times. */
export function eventAge(event: JsonObject, now: number): string {
  const first = since(textAt(event, 'eventTime') || textAt(event, 'firstTimestamp'), now);
  const series = objectAt(event, 'series');
  const seen = numberAt(series, 'count');
  if (seen !== undefined) return `${since(textAt(series, 'lastObservedTime'), now)} (x${seen} over ${first})`;
  const count = numberAt(event, 'count') ?? 0;
  return count > 1 ? `${since(textAt(event, 'lastTimestamp'), now)} (x${count} over ${first})` : first;
}
