import type { Describe } from '../../cluster/api/openapi/component.ts';
import { Cluster, type ClusterOptions, type ClusterSnapshot } from '../../cluster/cluster.ts';
import type { CertificateSigner } from '../../cluster/controllers/certificates/signer.ts';
import type { JsonObject } from '../../kubernetes/json.ts';
import { ADMINISTRATOR } from '../administrator.ts';
import type { NodeShape } from '../clusters/cluster-shape.ts';
import type { Lab } from '../lab.ts';
import { createObject } from './create-object.ts';

/** The common options of all clusters in a stock. */
export interface StockOptions {
  /** The start time of the clusters, in milliseconds since 1970. */
  readonly start: number;
  readonly tokenKey: string;
  readonly describe?: Describe;
  readonly signer?: CertificateSigner;
  /** Objects that are stored in each cluster unchanged. */
  readonly objects?: readonly JsonObject[];
}

/** The time that a new cluster runs before a lab is set up, in milliseconds of its clock; its DNS servers are ready by then. */
const WARM_UP = 20_000;

/** The most objects of a lab. Labs are small; a deck that wants more would only take time. */
const MOST_OBJECTS = 1000;

/** Creates the clusters of labs. A cluster of a known shape is only a copy. */
export class ClusterStock {
  readonly #options: StockOptions;
  readonly #warm = new Map<string, ClusterSnapshot>();

  constructor(options: StockOptions) {
    this.#options = options;
  }

  /** Creates a cluster in which a lab can be set up. @throws Error for an object of the shape that the API server refuses */
  cluster(lab: Lab, seed: number): Cluster {
    const key = `${lab.card.cluster} ${lab.version}`;
    const warm = this.#warm.get(key) ?? this.#warmUp(lab);
    this.#warm.set(key, warm);
    const cluster = this.empty(lab);
    cluster.restore({ ...warm, random: seed });
    return cluster;
  }

  /** Creates a cluster in which snapshots of a lab's cluster can be restored. */
  empty(lab: Lab): Cluster {
    return this.#make(lab, { objects: [] });
  }

  #make({ shape, version, programs, card }: Lab, more: Pick<ClusterOptions, 'objects'>): Cluster {
    const { objects: _, ...options } = this.#options;
    const { missingImages } = card;
    const { metrics, workers } = shape;
    return new Cluster({
      seed: 1,
      nodes: workers + 1,
      mostObjects: MOST_OBJECTS,
      metrics,
      version,
      programs,
      missingImages,
      ...options,
      ...more,
    });
  }

  #warmUp(lab: Lab): ClusterSnapshot {
    const { shape } = lab;
    const { objects = [] } = this.#options;
    const cluster = this.#make(lab, {});
    cluster.load(objects);
    cluster.settle();
    for (const [name, node] of Object.entries(shape.nodes)) shapeNode(cluster, name, node);
    for (const object of shape.objects) {
      const problem = createObject(cluster, object, ADMINISTRATOR);
      if (problem !== undefined) throw new Error(`clusters.yaml: ${problem}`);
      cluster.settle();
    }
    cluster.advance(WARM_UP);
    return cluster.snapshot();
  }
}

function shapeNode(cluster: Cluster, name: string, { labels, taints, cpu, memory }: NodeShape): void {
  const room = { ...(cpu !== undefined && { cpu }), ...(memory !== undefined && { memory }) };
  const spec = taints.length === 0 ? {} : { spec: { taints: [...taints] } };
  patchNode(cluster, `/api/v1/nodes/${name}`, { metadata: { labels: { ...labels } }, ...spec });
  if (Object.keys(room).length > 0)
    patchNode(cluster, `/api/v1/nodes/${name}/status`, { status: { capacity: room, allocatable: room } });
}

function patchNode(cluster: Cluster, path: string, patch: JsonObject): void {
  cluster.handle({
    method: 'PATCH',
    path,
    query: new URLSearchParams(),
    headers: { 'content-type': 'application/merge-patch+json' },
    body: new TextEncoder().encode(JSON.stringify(patch)),
    user: ADMINISTRATOR,
    isUnread: true,
  });
}
