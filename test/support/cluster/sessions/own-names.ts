import type { Cluster } from '../../../../src/cluster/cluster.ts';
import { listAt, objectAt, objectsAt, textAt } from '../../../../src/kubernetes/json.ts';

const HASH_LABELS = ['pod-template-hash', 'controller-revision-hash'];
const GENERATED = ['pods', 'endpointslices.discovery.k8s.io', 'replicasets.apps', 'controllerrevisions.apps'];

/** Collects what a cluster makes up, by what it stands for, over the time of a session. */
export class OwnNames {
  readonly #names = new Map<string, string>();
  /** What the lines of a session name themselves stays. */
  readonly #kept: string;

  constructor(lines: string) {
    this.#kept = lines;
  }

  /** Looks at the present objects. */
  collect({ world }: Cluster): void {
    for (const resource of GENERATED) {
      for (const object of world.list(resource)) {
        const metadata = objectAt(object, 'metadata');
        for (const label of HASH_LABELS) this.#add(lastPart(textAt(metadata, 'labels', label)), '<hash>');
        const base = textAt(metadata, 'generateName');
        if (base !== '') this.#add(textAt(metadata, 'name').slice(base.length), '<rand>');
        for (const { name } of objectsAt(object, 'spec', 'volumes')) {
          const token = /^kube-api-access-(.{5})$/.exec(String(name));
          this.#add(token?.[1] ?? '', '<rand>');
        }
        for (const { ip } of objectsAt(object, 'status', 'podIPs')) {
          const address = String(ip);
          if (!address.startsWith('192.168.')) this.#add(address, '<podIP>');
        }
      }
    }
    for (const service of world.list('services')) {
      for (const address of listAt(service, 'spec', 'clusterIPs')) this.#add(String(address), '<clusterIP>');
      const { healthCheckNodePort } = objectAt(service, 'spec');
      if (healthCheckNodePort !== undefined) this.#add(String(healthCheckNodePort), '<nodePort>');
      for (const { nodePort } of objectsAt(service, 'spec', 'ports'))
        if (nodePort !== undefined) this.#add(String(nodePort), '<nodePort>');
    }
  }

  /** Longest first, so that no name hides another. */
  get all(): ReadonlyMap<string, string> {
    return new Map([...this.#names].sort(([a], [b]) => b.length - a.length));
  }

  #add(value: string, placeholder: string): void {
    if (value.length < 4 || value === 'None' || /^10\.96\.0\.10?$/.test(value)) return;
    if (!this.#kept.includes(value)) this.#names.set(value, placeholder);
  }
}

/** A revision's hash comes after the name of its owner: `db-5d5c9f8b7`. */
function lastPart(hash: string): string {
  return hash.slice(hash.lastIndexOf('-') + 1);
}
