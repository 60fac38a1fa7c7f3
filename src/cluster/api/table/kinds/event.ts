import { type JsonObject, objectAt, textAt } from '../../../../kubernetes/json.ts';
import { since } from '../cells/age.ts';
import { countAt } from '../cells/values.ts';
import type { Printer } from '../printer.ts';

/** Prints both forms of events: those of the core group, and those of `events.k8s.io`, whose fields have other names. */
export const event: Printer = {
  cells: (object, now) => {
    const about = objectAt('regarding' in object ? object.regarding : object.involvedObject);
    const { first, last, count } = times(object, now);
    const kind = textAt(about, 'kind').toLowerCase();
    const name = textAt(about, 'name');
    return [
      last,
      textAt(object, 'type'),
      textAt(object, 'reason'),
      name === '' ? kind : `${kind}/${name}`,
      textAt(about, 'fieldPath'),
      source(object),
      (textAt(object, 'message') || textAt(object, 'note')).trim(),
      first,
      count,
      textAt(object, 'metadata', 'name'),
    ];
  },
};

function times(event: JsonObject, now: number): { first: string; last: string; count: number } {
  const firstTime = textAt(event, 'firstTimestamp') || textAt(event, 'deprecatedFirstTimestamp');
  const lastTime = textAt(event, 'lastTimestamp') || textAt(event, 'deprecatedLastTimestamp');
  const first = since(firstTime || textAt(event, 'eventTime'), now);
  const series = textAt(event, 'series', 'lastObservedTime');
  if (series !== '') return { first, last: since(series, now), count: countAt(event, 'series', 'count') };
  const count = countAt(event, 'count') || countAt(event, 'deprecatedCount') || 1;
  return { first, last: lastTime === '' ? first : since(lastTime, now), count };
}

function source(event: JsonObject): string {
  const old = objectAt('deprecatedSource' in event ? event.deprecatedSource : event.source);
  const component =
    textAt(old, 'component') || textAt(event, 'reportingComponent') || textAt(event, 'reportingController');
  const instance = textAt(old, 'host') || textAt(event, 'reportingInstance');
  return instance === '' ? component : `${component}, ${instance}`;
}
