import type { JsonObject } from '../../../kubernetes/json.ts';

/** Fields of a core Event and what `events.k8s.io/v1` calls them. */
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

/** A core Event as `events.k8s.io/v1` has it. */
export function eventAsServed(event: JsonObject): JsonObject {
  return { ...renamed(event, TO_NEW), apiVersion: 'events.k8s.io/v1' };
}

/** An `events.k8s.io/v1` Event as the core group has it. */
export function eventAsStored(event: JsonObject): JsonObject {
  return { ...renamed(event, TO_CORE), apiVersion: 'v1' };
}

function renamed(event: JsonObject, names: ReadonlyMap<string, string>): JsonObject {
  return Object.fromEntries(Object.entries(event).map(([key, value]) => [names.get(key) ?? key, value]));
}
