import { type JsonObject, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';

/** A violation of the Pod Security Standards: the reason, and where it occurs. */
export interface Violation {
  readonly reason: string;
  readonly detail: string;
}

export interface SecurityCheck {
  /** Its name in Kubernetes; checks run in the order of these names. */
  readonly id: string;
  readonly level: 'baseline' | 'restricted';
  /** The baseline check that it replaces. */
  readonly replaces?: string;
  /** The violation in a Pod with this spec; the metadata is the Pod's. */
  check(spec: JsonObject, metadata: JsonObject): Violation | undefined;
}

/** Init containers, containers and ephemeral containers. */
export function containersOf(spec: JsonObject): JsonObject[] {
  return ['initContainers', 'containers', 'ephemeralContainers'].flatMap((list) => objectsAt(spec, list));
}

/** The names of the containers for which a condition is true. */
export function namesWhere(spec: JsonObject, holds: (container: JsonObject) => boolean): string[] {
  return containersOf(spec)
    .filter(holds)
    .map((container) => textAt(container, 'name'));
}

export function securityOf(owner: JsonObject): JsonObject {
  return objectAt(owner, 'securityContext');
}

export function quoted(words: readonly string[]): string {
  return words.map((word) => JSON.stringify(word)).join(', ');
}

/** `container "a"`, `containers "a", "b"`. */
export function containers(names: readonly string[]): string {
  return `${plural(names.length, 'container', 'containers')} ${quoted(names)}`;
}

export function plural(count: number, one: string, many: string): string {
  return count === 1 ? one : many;
}

/** The Pod and the containers that set a field: `pod and container "a"`. */
export function setters(pod: boolean, names: readonly string[]): string {
  return [...(pod ? ['pod'] : []), ...(names.length > 0 ? [containers(names)] : [])].join(' and ');
}

/** The words sorted, without duplicates. */
export function sortedSet(words: Iterable<string>): string[] {
  return [...new Set(words)].sort();
}
