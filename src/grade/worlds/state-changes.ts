import { readApiPath } from '../../cluster/api/route.ts';
import type { ClusterSnapshot } from '../../cluster/cluster.ts';
import { isObject, type Json, type JsonObject, objectAt, objectsAt, textAt } from '../../kubernetes/json.ts';
import { compareTexts } from '../../source/compare-texts.ts';
import { parseJson } from '../../source/parse-json.ts';
import { canonicalObject, type Said } from './canonical-object.ts';
import type { SentRequest } from './sent-request.ts';

/** The change of an object. */
export interface StateChange {
  readonly server: string;
  readonly resource: string;
  readonly kind: string;
  readonly namespace: string;
  /** The name; of a generated one only its prefix, and a number. */
  readonly name: string;
  /** Absent for a new object. */
  readonly before?: JsonObject;
  /** Absent for a deleted object. */
  readonly after?: JsonObject;
  /** Whether another object took its place under the same name. */
  readonly replaced: boolean;
}

/** Objects that follow from others, or that nobody writes by hand. */
const DERIVED = new Set([
  'apiservices.apiregistration.k8s.io',
  'controllerrevisions.apps',
  'endpoints',
  'endpointslices.discovery.k8s.io',
  'events',
  'ipaddresses.networking.k8s.io',
  'leases.coordination.k8s.io',
]);

interface Happened {
  readonly server: string;
  readonly before: ClusterSnapshot;
  readonly after: ClusterSnapshot;
  readonly requests: readonly SentRequest[];
}

/** The changes of a script in a cluster, in a form that is equal for equal effects, sorted by name. */
export function stateChanges({ server, before, after, requests }: Happened): StateChange[] {
  const own = requests.filter((request) => request.server === server && request.method !== 'GET');
  const said = saidIn(own);
  const named = new Set(own.map(nameIn));
  const changes: StateChange[] = [];
  const resources = new Set([...before.store.collections.keys(), ...after.store.collections.keys()]);
  for (const resource of resources) {
    if (DERIVED.has(resource)) continue;
    const [old, now] = [before.store.collections.get(resource), after.store.collections.get(resource)];
    for (const key of new Set([...(old?.keys ?? []), ...(now?.keys ?? [])])) {
      const [was, is] = [old?.get(key), now?.get(key)];
      if (was === is) continue;
      const change = changeOf({ server, resource, was, is, said });
      if (change !== undefined && (!isOwned(is ?? was) || named.has(`${resource.split('.')[0]} ${key}`)))
        changes.push(change);
    }
  }
  return numbered(changes);
}

interface Changed {
  readonly server: string;
  readonly resource: string;
  readonly was: JsonObject | undefined;
  readonly is: JsonObject | undefined;
  readonly said: Said;
}

function changeOf({ server, resource, was, is, said }: Changed): StateChange | undefined {
  const some = is ?? was;
  const before = was && canonicalObject(was, said);
  const after = is && canonicalObject(is, said);
  const replaced =
    was !== undefined && is !== undefined && textAt(was, 'metadata', 'uid') !== textAt(is, 'metadata', 'uid');
  if (!replaced && JSON.stringify(before) === JSON.stringify(after)) return undefined;
  const place = {
    server,
    resource,
    kind: textAt(some, 'kind'),
    namespace: textAt(some, 'metadata', 'namespace'),
  };
  const generated = was === undefined ? textAt(is, 'metadata', 'generateName') : '';
  const name = generated || textAt(some, 'metadata', 'name');
  if (generated !== '') delete objectAt(after, 'metadata').name;
  return { ...place, name, ...(before && { before }), ...(after && { after }), replaced };
}

/** Distinguishes objects with names generated from the same base by their contents. */
function numbered(changes: readonly StateChange[]): StateChange[] {
  const written = changes.map((change) => ({ change, text: JSON.stringify(change) }));
  written.sort((a, b) => compareTexts(keyOf(a.change), keyOf(b.change)) || compareTexts(a.text, b.text));
  const counts = new Map<string, number>();
  return written.map(({ change }) => {
    const key = keyOf(change);
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count === 1 ? change : { ...change, name: `${change.name}#${count}` };
  });
}

/** The key of a change, which is equal in two trials for the same object. */
export function keyOf({
  server,
  resource,
  namespace,
  name,
}: Pick<StateChange, 'server' | 'resource' | 'namespace' | 'name'>): string {
  return `${server} ${resource} ${namespace}/${name}`;
}

/** Whether a controller made it, so that it follows from other objects. */
function isOwned(object: JsonObject | undefined): boolean {
  return objectsAt(object, 'metadata', 'ownerReferences').some(({ controller }) => controller === true);
}

/** `pods default/web`: what a request changes or makes. */
function nameIn({ path, body }: SentRequest): string {
  const found = readApiPath(path);
  if (found === undefined) return '';
  return `${found.plural} ${found.namespace}/${found.name || textAt(body, 'metadata', 'name')}`;
}

function saidIn(requests: readonly SentRequest[]): Said {
  const values = valuesIn(requests.map(({ body }) => body));
  const status = requests.some(({ path }) => readApiPath(path)?.subresource === 'status');
  return { values, status };
}

/** The scalars that texts of objects hold, also in JSON within a string. */
export function valuesIn(bodies: readonly Json[]): Set<string> {
  const values = new Set<string>();
  for (const body of bodies) collect(body, values);
  return values;
}

function collect(value: Json, values: Set<string>): void {
  if (Array.isArray(value)) for (const item of value) collect(item, values);
  else if (isObject(value)) for (const inner of Object.values(value)) collect(inner, values);
  else {
    const text = String(value);
    const inner = /^\s*[[{]/.test(text) ? parseJson(text) : undefined;
    if (inner === undefined) values.add(text);
    else collect(inner as Json, values);
  }
}
