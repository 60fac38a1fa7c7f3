import type { JsonObject } from '../../../kubernetes/json.ts';

/** The fields of a core Event and their names in `events.k8s.io/v1`. */
const NAMES = [
  ['involvedObject', 'regarding'],
  ['message', 'note'],
  ['source', 'deprecatedSource'],
  ['firstTimestamp', 'deprecatedFirstTimestamp'],
  ['lastTimestamp', 'deprecatedLastTimestamp'],
  ['count', 'deprecatedCount'],
  ['reportingComponent', 'reportingController'],
] as const;

const TO_NEW = new Map<string, string>(NAMES);
const TO_CORE = new Map<string, string>(NAMES.map(([core, other]) => [other, core]));

/** Converts a core Event to `events.k8s.io/v1`. */
export function eventAsServed(event: JsonObject): JsonObject {
  return { ...renamed(event, TO_NEW), apiVersion: 'events.k8s.io/v1' };
}

/** Converts an `events.k8s.io/v1` Event to the core group. */
export function eventAsStored(event: JsonObject): JsonObject {
  return { ...renamed(event, TO_CORE), apiVersion: 'v1' };
}

function renamed(event: JsonObject, names: ReadonlyMap<string, string>): JsonObject {
  return Object.fromEntries(Object.entries(event).map(([key, value]) => [names.get(key) ?? key, value]));
}
