import type { ApiReply, User } from '../../cluster/api/request.ts';
import type { Cluster, ClusterSnapshot } from '../../cluster/cluster.ts';
import { ResourceRegistry } from '../../cluster/registry/resources.ts';
import type { JsonObject } from '../../kubernetes/json.ts';
import { textAt } from '../../kubernetes/json.ts';
import { HOME_SERVER, type TrialWorld, type WorldObject } from './world.ts';
import { makeWorldCluster, type WorldCluster } from './world-cluster.ts';

/** When scripts are run in a world: right after its objects were created, or after controllers have settled. */
export type WorldStage = 'made' | 'settled';

type Snapshots = ReadonlyMap<string, ClusterSnapshot>;

/** A world that is filled when something is first tried in it. */
export interface PreparedWorld {
  readonly world: TrialWorld;
}

export const ADMIN: User = {
  name: 'kubernetes-admin',
  groups: ['kubeadm:cluster-admins', 'system:authenticated', 'system:masters'],
};

const RESOURCES = new ResourceRegistry();

/** How long a world settles before the first command, in milliseconds. */
const CALM = 3000;
/** The time between the creation of two objects, so that their ages differ. */
const STEP = 1000;

/** The number of worlds that are kept: the answers to one card are tried in the same ones. */
const MOST_KEPT = 16;

/** The clusters in which worlds are set up: one for each API server, used for one world after the other. */
export class WorldPool {
  readonly #clusters = new Map<string, WorldCluster>();
  /** The latest worlds, by their contents. */
  readonly #prepared = new Map<string, PreparedWorld>();
  /** Snapshots of clusters with only namespaces, by the names of these. */
  readonly #namespaces = new Map<string, ClusterSnapshot>();
  readonly #snapshots = {
    made: new WeakMap<PreparedWorld, Snapshots>(),
    settled: new WeakMap<PreparedWorld, Snapshots>(),
  };

  /** The cluster behind an address. Each address has its own. */
  clusterOf(server: string): Cluster {
    return this.#clusterOf(server).cluster;
  }

  /** The world, or one that was prepared before and has the same contents. */
  prepare(world: TrialWorld): PreparedWorld {
    const key = JSON.stringify([[...world.objects], world.files, world.hasEvents]);
    const prepared = this.#prepared.get(key) ?? { world };
    this.#prepared.delete(key);
    this.#prepared.set(key, prepared);
    const [oldest] = this.#prepared.keys();
    if (this.#prepared.size > MOST_KEPT && oldest !== undefined) this.#prepared.delete(oldest);
    return prepared;
  }

  /** A cluster at the beginning of a world, without objects that it refuses; one that the world does not fill is empty. */
  beginningOf(server: string, prepared: PreparedWorld, stage: WorldStage): ClusterSnapshot {
    return this.#snapshotsOf(prepared, stage).get(server) ?? this.#clusterOf(server).empty;
  }

  #snapshotsOf(prepared: PreparedWorld, stage: WorldStage): Snapshots {
    const known = this.#snapshots[stage].get(prepared);
    if (known !== undefined) return known;
    const filled = this.#fill(prepared.world, stage);
    this.#snapshots[stage].set(prepared, filled);
    return filled;
  }

  #fill(world: TrialWorld, stage: WorldStage): Snapshots {
    const snapshots = new Map<string, ClusterSnapshot>();
    for (const server of new Set([HOME_SERVER, ...world.objects.keys()])) {
      const { cluster } = this.#clusterOf(server);
      cluster.keepEvents(world.hasEvents);
      const objects = world.objects.get(server) ?? [];
      const isNamespace = ({ object }: WorldObject): boolean => object.kind === 'Namespace';
      this.#makeNamespaces(server, objects.filter(isNamespace), world.hasEvents);
      for (const one of objects) {
        if (isNamespace(one)) continue;
        put(cluster, one);
        if (stage === 'made') cluster.pass(STEP);
        else cluster.advance(STEP);
      }
      if (stage === 'settled') cluster.advance(CALM);
      snapshots.set(server, cluster.snapshot());
    }
    return snapshots;
  }

  /** Restores a cluster to a state with only namespaces; most worlds have the same ones. */
  #makeNamespaces(server: string, namespaces: readonly WorldObject[], hasEvents: boolean): void {
    const { cluster, empty } = this.#clusterOf(server);
    const key = JSON.stringify([hasEvents, namespaces]);
    const known = this.#namespaces.get(key);
    cluster.restore(known ?? empty);
    if (known !== undefined) return;
    for (const one of namespaces) put(cluster, one);
    cluster.settle();
    if (this.#namespaces.size >= MOST_KEPT) this.#namespaces.clear();
    this.#namespaces.set(key, cluster.snapshot());
  }

  /** Restores all clusters to the beginning of a world. */
  enter(prepared: PreparedWorld, stage: WorldStage): void {
    const snapshots = this.#snapshotsOf(prepared, stage);
    for (const [server, { cluster, empty }] of this.#clusters) {
      cluster.keepEvents(prepared.world.hasEvents);
      cluster.restore(snapshots.get(server) ?? empty);
    }
  }

  #clusterOf(server: string): WorldCluster {
    const known = this.#clusters.get(server);
    if (known !== undefined) return known;
    const made = makeWorldCluster();
    this.#clusters.set(server, made);
    return made;
  }
}

function put(cluster: Cluster, { object, plain }: WorldObject): void {
  if (!putOne(cluster, object) && plain !== undefined) putOne(cluster, plain);
}

/**
 * Creates an object as an administrator would; an existing one is changed into it, so that a Deployment gets another revision.
 * @returns whether the cluster accepts it
 */
function putOne(cluster: Cluster, object: JsonObject): boolean {
  const resource = RESOURCES.byKind(textAt(object, 'apiVersion'), textAt(object, 'kind'));
  if (resource === undefined) return false;
  const namespace = textAt(object, 'metadata', 'namespace') || 'default';
  const group = resource.group === '' ? '/api' : `/apis/${resource.group}`;
  const within = resource.namespaced ? `/namespaces/${namespace}` : '';
  const path = `${group}/${resource.version}${within}/${resource.plural}`;
  const made = send(cluster, 'POST', path, object, 'application/json');
  if (!('status' in made) || made.status !== 409) return !('status' in made) || made.status < 400;
  const { apiVersion: _, kind: __, status: ___, ...change } = object;
  cluster.settle();
  const one = `${path}/${textAt(object, 'metadata', 'name')}`;
  const changed = send(cluster, 'PATCH', one, change, 'application/merge-patch+json');
  cluster.settle();
  return !('status' in changed) || changed.status < 400;
}

function send(cluster: Cluster, method: string, path: string, body: JsonObject, type: string): ApiReply {
  const headers = { 'content-type': type };
  const bytes = new TextEncoder().encode(JSON.stringify(body));
  return cluster.handle({
    method,
    path,
    query: new URLSearchParams(),
    headers,
    body: bytes,
    user: ADMIN,
    isUnread: true,
  });
}
