import { type JsonObject, objectAt, objectsAt } from '../../../kubernetes/json.ts';
import { sameValue } from '../../../kubernetes/validation/same-value.ts';
import type { Write } from '../controller.ts';
import { isDeleting } from '../owner.ts';

const RESOURCE = 'endpointslices.discovery.k8s.io';
/** The maximum number of endpoints in a slice. */
const CAPACITY = 100;

/** The desired contents of a Service's slices. */
export interface SlicePlan {
  /** A slice without endpoints and ports, with the labels and owner that all slices have. */
  readonly empty: JsonObject;
  /** Groups of endpoints with the same ports. */
  readonly groups: readonly {
    readonly ports: readonly JsonObject[];
    readonly endpoints: readonly JsonObject[];
  }[];
  /** The annotation in which a changed slice records when the change was triggered; none if that is unknown. */
  trigger(slice: JsonObject | undefined, endpoints: readonly JsonObject[]): JsonObject;
}

/** The writes that bring slices to a plan. Existing slices are reused, and one is kept even if there are no endpoints. */
export function writeSlices(stored: readonly JsonObject[], plan: SlicePlan): Write[] {
  const left = new Set(stored.filter((slice) => !isDeleting(slice)));
  const writes: Write[] = [];
  const wanted = plan.groups.flatMap((group) => chunks(group, left));
  if (wanted.length === 0) wanted.push({ ports: [], endpoints: [] });
  const placed = wanted.map((chunk) => {
    const slice = chunk.slice ?? [...left].find((one) => samePorts(one, chunk.ports));
    if (slice !== undefined) left.delete(slice);
    return { ...chunk, slice };
  });
  for (const chunk of placed) {
    const [spare] = chunk.slice === undefined ? left : [chunk.slice];
    if (spare !== undefined) left.delete(spare);
    writes.push(...place(spare, chunk, plan));
  }
  for (const slice of left) writes.push(deleteSlice(slice));
  return writes;
}

interface Chunk {
  readonly ports: readonly JsonObject[];
  readonly endpoints: readonly JsonObject[];
  readonly slice?: JsonObject | undefined;
}

/** Distributes endpoints over slices. Each stays in its slice while there is room. */
function chunks(
  { ports, endpoints }: { ports: readonly JsonObject[]; endpoints: readonly JsonObject[] },
  left: Set<JsonObject>,
): Chunk[] {
  const fitting = [...left].filter((slice) => samePorts(slice, ports));
  if (endpoints.length <= CAPACITY && fitting.length <= 1) {
    const [slice] = fitting;
    if (slice !== undefined) left.delete(slice);
    return [{ ports, endpoints, slice }];
  }
  const held = fitting.map((slice) => {
    const known = new Set(objectsAt(slice, 'endpoints').map(identity));
    return {
      slice,
      endpoints: endpoints.filter((endpoint) => known.has(identity(endpoint))).slice(0, CAPACITY),
    };
  });
  const placed = new Set(held.flatMap((chunk) => chunk.endpoints));
  const open = endpoints.filter((endpoint) => !placed.has(endpoint));
  const filled: Chunk[] = held
    .map((chunk) => ({
      ...chunk,
      ports,
      endpoints: [...chunk.endpoints, ...open.splice(0, CAPACITY - chunk.endpoints.length)],
    }))
    .filter((chunk) => chunk.endpoints.length > 0);
  for (const { slice } of filled) if (slice !== undefined) left.delete(slice);
  while (open.length > 0) filled.push({ ports, endpoints: open.splice(0, CAPACITY) });
  return filled;
}

function identity(endpoint: JsonObject): string {
  return JSON.stringify([endpoint.addresses ?? null, objectAt(endpoint, 'targetRef').uid ?? null]);
}

function samePorts(slice: JsonObject, ports: readonly JsonObject[]): boolean {
  return sameValue(sortedPorts(objectsAt(slice, 'ports')), sortedPorts(ports));
}

function sortedPorts(ports: readonly JsonObject[]): string[] {
  return ports
    .map(({ name, port, protocol, appProtocol }) => JSON.stringify([name ?? '', port, protocol, appProtocol]))
    .sort();
}

function place(slice: JsonObject | undefined, { ports, endpoints }: Chunk, plan: SlicePlan): Write[] {
  const { labels, ownerReferences } = objectAt(plan.empty, 'metadata');
  if (slice === undefined) {
    const annotations = plan.trigger(undefined, endpoints);
    const metadata = { ...objectAt(plan.empty, 'metadata'), ...withoutRemoved(annotations) };
    return [
      {
        do: 'create',
        resource: RESOURCE,
        object: { ...plan.empty, metadata, ...contents(ports, endpoints) },
      },
    ];
  }
  const before = objectAt(slice, 'metadata');
  const isSame =
    samePorts(slice, ports) && sameEndpoints(slice, endpoints) && sameValue(before.labels, labels);
  if (isSame) return [];
  const { annotations: known, ...metadata } = before;
  const annotations = { ...objectAt({ known: known ?? null }, 'known'), ...plan.trigger(slice, endpoints) };
  return [
    {
      do: 'update',
      resource: RESOURCE,
      object: {
        ...slice,
        metadata: {
          ...metadata,
          ...withoutRemoved(annotations),
          labels: labels ?? {},
          ownerReferences: ownerReferences ?? [],
        },
        ...contents(ports, endpoints),
      },
    },
  ];
}

/** The annotations without the removed ones, which are `null`. */
function withoutRemoved(annotations: JsonObject): JsonObject {
  const kept = Object.entries(annotations).filter(([, value]) => value !== null);
  return kept.length === 0 ? {} : { annotations: Object.fromEntries(kept) };
}

function contents(ports: readonly JsonObject[], endpoints: readonly JsonObject[]): JsonObject {
  return {
    endpoints: endpoints.length === 0 ? null : [...endpoints],
    ports: ports.length === 0 ? null : [...ports],
  };
}

function sameEndpoints(slice: JsonObject, endpoints: readonly JsonObject[]): boolean {
  const stored = new Map(objectsAt(slice, 'endpoints').map((endpoint) => [identity(endpoint), endpoint]));
  return (
    stored.size === endpoints.length &&
    endpoints.every((endpoint) => sameValue(stored.get(identity(endpoint)), endpoint))
  );
}

export function deleteSlice(slice: JsonObject): Write {
  const { namespace, name } = objectAt(slice, 'metadata');
  return {
    do: 'delete',
    resource: RESOURCE,
    namespace: String(namespace),
    name: String(name),
    next: () => [],
  };
}
