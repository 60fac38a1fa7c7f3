import { isObject, type JsonObject, listAt, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import { selectsLabels } from '../../label-selector.ts';
import type { World } from '../../world.ts';
import type { PodInfo } from './snapshot.ts';

/** The required Pod affinity or anti-affinity terms of a Pod. */
export function requiredPodTerms(pod: JsonObject, which: 'podAffinity' | 'podAntiAffinity'): JsonObject[] {
  return objectsAt(pod, 'spec', 'affinity', which, 'requiredDuringSchedulingIgnoredDuringExecution');
}

/** The preferred, weighted Pod affinity or anti-affinity terms of a Pod. */
export function preferredPodTerms(pod: JsonObject, which: 'podAffinity' | 'podAntiAffinity'): JsonObject[] {
  return objectsAt(pod, 'spec', 'affinity', which, 'preferredDuringSchedulingIgnoredDuringExecution');
}

/** Whether a term of one Pod matches another Pod: by namespaces (its own if none are given) and labels. */
export function matchesPod(term: JsonObject, owner: PodInfo, other: PodInfo, world: World): boolean {
  return inNamespaces(term, owner, other.namespace, world) && selectsLabels(selectorOf(term), other.labels);
}

function selectorOf(term: JsonObject): JsonObject | undefined {
  return isObject(term.labelSelector) ? term.labelSelector : undefined;
}

function inNamespaces(term: JsonObject, owner: PodInfo, namespace: string, world: World): boolean {
  const names = listAt(term, 'namespaces');
  const selector = term.namespaceSelector;
  if (names.length === 0 && !isObject(selector)) return namespace === owner.namespace;
  if (names.includes(namespace)) return true;
  if (!isObject(selector)) return false;
  return selectsLabels(selector, objectAt(world.get('namespaces', '', namespace), 'metadata', 'labels'));
}

/** The topology domain of a node for a term, or `undefined` if the node does not have the term's label. */
export function placeOf(term: JsonObject, labels: JsonObject): string | undefined {
  const key = textAt(term, 'topologyKey');
  const value = labels[key];
  return typeof value === 'string' ? `${key}=${value}` : undefined;
}
