import type { Cluster } from '../../../src/cluster/cluster.ts';
import { type JsonObject, objectAt, objectsAt, textAt } from '../../../src/kubernetes/json.ts';

/** Kinds that beat on their own, or tell of what happened on the way: a template that was changed before anyone looked leaves no revision. */
const LEFT_OUT = new Set(['ControllerRevision', 'Event', 'Lease', 'Node']);
const CHANCE = new Set([
  'uid',
  'resourceVersion',
  'creationTimestamp',
  'managedFields',
  'generation',
  'observedGeneration',
  'lastTransitionTime',
  'lastUpdateTime',
  'lastProbeTime',
  'lastScaleTime',
  'lastPhaseTransitionTime',
  'lastScheduleTime',
  'lastSuccessfulTime',
  'startTime',
  'completionTime',
  'startedAt',
  'finishedAt',
  'nodeName',
  'hostIP',
  'hostIPs',
  'podIP',
  'podIPs',
  'containerID',
  'addresses',
  'clusterIP',
  'clusterIPs',
  'ip',
  'annotations',
  'targetRef',
  'matchFields',
]);

/** What a cluster came to, without what is left to chance: names that were generated, times, addresses, the nodes of Pods, how many steps it took. */
export function outcomeOf(cluster: Cluster): readonly string[] {
  const names = new Map<string, string>();
  for (const object of cluster.objects()) {
    const { name, generateName, uid } = objectAt(object, 'metadata');
    if (typeof uid === 'string') names.set(uid, '<uid>');
    if (
      typeof generateName === 'string' &&
      typeof name === 'string' &&
      name.length - generateName.length === 5
    )
      names.set(name, `${generateName}<rand>`);
  }
  return cluster
    .objects()
    .filter((object) => !LEFT_OUT.has(String(object.kind)) && !isPast(object))
    .map((object) => renamed(JSON.stringify(plain(object)), names))
    .sort();
}

/** A ReplicaSet of a template that is no longer asked for. */
function isPast({ kind, spec }: JsonObject): boolean {
  return kind === 'ReplicaSet' && objectAt({ spec: spec ?? {} }, 'spec').replicas === 0;
}

function renamed(text: string, names: ReadonlyMap<string, string>): string {
  return text.replace(/"([^"]+)"/g, (all, word: string) => {
    const known = names.get(word);
    return known === undefined
      ? all.replace(/kube-api-access-\w{5}/, 'kube-api-access-<rand>')
      : `"${known}"`;
  });
}

function plain(value: unknown): unknown {
  if (Array.isArray(value))
    return value.map(plain).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => !CHANCE.has(key));
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, plain(inner)]),
  );
}

/** Everything but what beats on its own: leases, and the heartbeats of nodes. */
export function restingState(cluster: Cluster): string {
  const objects = cluster.objects().filter(({ kind }) => kind !== 'Lease' && kind !== 'Node');
  return JSON.stringify(
    objects.map((object: JsonObject) => [textAt(object, 'kind'), object.metadata, object.status]),
  );
}

/** How many Pods of each owner are ready, by the name of the controller at the top. */
export function readyPods(cluster: Cluster): Record<string, number> {
  const found: Record<string, number> = {};
  for (const pod of cluster.world.list('pods', 'default')) {
    const app = textAt(pod, 'metadata', 'labels', 'app');
    const ready = objectsAt(pod, 'status', 'conditions').some(
      ({ type, status }) => type === 'Ready' && status === 'True',
    );
    if (ready) found[app] = (found[app] ?? 0) + 1;
  }
  return found;
}
