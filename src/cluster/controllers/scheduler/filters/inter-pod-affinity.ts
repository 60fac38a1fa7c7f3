import type { JsonObject } from '../../../../kubernetes/json.ts';
import { meansPod, placeOf, requiredPodTerms } from '../affinity-terms.ts';
import type { Cycle, NodeInfo, PodInfo } from '../snapshot.ts';
import { type Filter, never, notNow } from './filter.ts';

/** Pods that must, or must not, share a place with others. */
export const INTER_POD_AFFINITY: Filter = {
  name: 'InterPodAffinity',
  prepare: (cycle) => {
    const wants = requiredPodTerms(cycle.pod.pod, 'podAffinity');
    const avoids = requiredPodTerms(cycle.pod.pod, 'podAntiAffinity');
    const wanted = placesOfFriends(wants, cycle);
    const avoided = placesOfFoes(avoids, cycle);
    const closed = placesWhere(
      cycle,
      (other) =>
        requiredPodTerms(other.pod, 'podAntiAffinity').filter((t) =>
          meansPod(t, other, cycle.pod, cycle.world),
        ),
      'podsWithAffinity',
    );
    if (wants.length === 0 && avoided.size === 0 && closed.size === 0) return { skip: true };
    const first = wanted.size === 0 && wants.every((t) => meansPod(t, cycle.pod, cycle.pod, cycle.world));
    return {
      check: (node) => {
        if (!hasFriends(wants, wanted, first, node)) return never("node(s) didn't match pod affinity rules");
        if (avoids.some((t) => isIn(t, avoided, node)))
          return notNow("node(s) didn't match pod anti-affinity rules");
        if (isClosed(closed, node)) return notNow("node(s) didn't satisfy existing pods anti-affinity rules");
        return undefined;
      },
    };
  },
};

/** The places with a Pod that all terms mean. */
function placesOfFriends(terms: readonly JsonObject[], cycle: Cycle): Set<string> {
  if (terms.length === 0) return new Set();
  return placesWhere(cycle, (other) =>
    terms.every((t) => meansPod(t, cycle.pod, other, cycle.world)) ? terms : [],
  );
}

/** The places with a Pod that one of the terms means. */
function placesOfFoes(terms: readonly JsonObject[], cycle: Cycle): Set<string> {
  if (terms.length === 0) return new Set();
  return placesWhere(cycle, (other) => terms.filter((t) => meansPod(t, cycle.pod, other, cycle.world)));
}

/** The places, for the terms that a Pod there gives. */
function placesWhere(
  { nodes }: Cycle,
  terms: (other: PodInfo) => readonly JsonObject[],
  which: 'pods' | 'podsWithAffinity' = 'pods',
): Set<string> {
  const places = new Set<string>();
  for (const node of nodes)
    for (const other of node[which])
      for (const term of terms(other)) {
        const place = placeOf(term, node.labels);
        if (place !== undefined) places.add(place);
      }
  return places;
}

/** The first of a group of Pods may go anywhere that has the label. */
function hasFriends(
  terms: readonly JsonObject[],
  wanted: ReadonlySet<string>,
  first: boolean,
  node: NodeInfo,
): boolean {
  return terms.every((term) => {
    const place = placeOf(term, node.labels);
    return place !== undefined && (first || wanted.has(place));
  });
}

function isIn(term: JsonObject, places: ReadonlySet<string>, node: NodeInfo): boolean {
  const place = placeOf(term, node.labels);
  return place !== undefined && places.has(place);
}

function isClosed(closed: ReadonlySet<string>, node: NodeInfo): boolean {
  if (closed.size === 0) return false;
  return Object.entries(node.labels).some(([key, value]) => closed.has(`${key}=${value}`));
}
