import type { Stop } from '../../cluster/api/request.ts';
import type { Cluster } from '../../cluster/cluster.ts';
import { type JsonObject, numberAt, textAt } from '../../kubernetes/json.ts';
import { findResource } from '../../kubernetes/kubectl/resources.ts';
import { ADMINISTRATOR } from '../administrator.ts';
import type { TrackedField } from '../checks/condition.ts';

/** Tracks fields of objects while time passes in a cluster, and keeps the lowest value of each. */
export class LowestValues {
  readonly #fields: readonly TrackedField[];
  readonly #least: Map<string, number>;

  constructor(fields: readonly TrackedField[], least: ReadonlyMap<string, number> = new Map()) {
    this.#fields = fields;
    this.#least = new Map(least);
  }

  of(field: TrackedField): number | undefined {
    return this.#least.get(keyOf(field));
  }

  /** A copy with the values so far, to continue with a copy of the cluster. */
  copy(): LowestValues {
    return new LowestValues(this.#fields, this.#least);
  }

  /** Clears all values, as at the start. */
  clear(): void {
    this.#least.clear();
  }

  /** Tracks a cluster until the returned function is called. */
  follow(cluster: Cluster): Stop {
    const stops = this.#fields.map((field) =>
      watch(field, cluster, (value) => this.#see(keyOf(field), value)),
    );
    return () => {
      for (const stop of stops) stop();
    };
  }

  #see(key: string, value: number): void {
    this.#least.set(key, Math.min(this.#least.get(key) ?? value, value));
  }
}

function keyOf({ object: { resource, namespace, name }, field }: TrackedField): string {
  return `${resource}/${namespace}/${name} ${field}`;
}

/** Watches one object as a client does: its current state first, then each change. */
function watch({ object, field }: TrackedField, cluster: Cluster, see: (value: number) => void): Stop {
  const found = findResource(object.resource);
  if (found === undefined) return () => {};
  const root = found.apiVersion.includes('/') ? `/apis/${found.apiVersion}` : `/api/${found.apiVersion}`;
  const place = object.namespace === '' ? '' : `/namespaces/${object.namespace}`;
  const reply = cluster.handle({
    method: 'GET',
    path: `${root}${place}/${found.name}`,
    query: new URLSearchParams({ watch: 'true', fieldSelector: `metadata.name=${object.name}` }),
    headers: {},
    user: ADMINISTRATOR,
  });
  if (!('stream' in reply)) return () => {};
  const write = (part: string | Uint8Array): void => {
    const text = typeof part === 'string' ? part : new TextDecoder().decode(part);
    for (const line of text.split('\n')) if (line !== '') hear(JSON.parse(line) as JsonObject);
  };
  const hear = (event: JsonObject): void => {
    const type = textAt(event, 'type');
    if (type === 'DELETED') see(0);
    else if (type === 'ADDED' || type === 'MODIFIED') see(numberAt(event, 'object', 'status', field) ?? 0);
  };
  return reply.stream({ write, end: () => {} });
}
