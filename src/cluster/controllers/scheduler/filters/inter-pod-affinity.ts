import type { JsonObject } from '../../../../kubernetes/json.ts';
import { matchesPod, placeOf, requiredPodTerms } from '../affinity-terms.ts';
import type { Cycle, NodeInfo, PodInfo } from '../snapshot.ts';
import { type Filter, never, notNow } from './filter.ts';

/** Requires or forbids that a Pod shares a topology domain with other Pods. */
export const INTER_POD_AFFINITY: Filter = {
  name: 'InterPodAffinity',
  prepare: (cycle) => {
    const wants = requiredPodTerms(cycle.pod.pod, 'podAffinity');
    const avoids = requiredPodTerms(cycle.pod.pod, 'podAntiAffinity');
    const wanted = placesMatchingAll(wants, cycle);
    const avoided = placesMatchingAny(avoids, cycle);
    const closed = placesWhere(
      cycle,
      (other) =>
        requiredPodTerms(other.pod, 'podAntiAffinity').filter((t) =>
          matchesPod(t, other, cycle.pod, cycle.world),
        ),
      'podsWithAffinity',
    );
    if (wants.length === 0 && avoided.size === 0 && closed.size === 0) return { skip: true };
    const first = wanted.size === 0 && wants.every((t) => matchesPod(t, cycle.pod, cycle.pod, cycle.world));
    return {
      check: (node) => {
        if (!meetsAffinity(wants, wanted, first, node))
          return never("node(s) didn't match pod affinity rules");
        if (avoids.some((t) => isIn(t, avoided, node)))
          return notNow("node(s) didn't match pod anti-affinity rules");
        if (isClosed(closed, node)) return notNow("node(s) didn't satisfy existing pods anti-affinity rules");
        return undefined;
      },
    };
  },
};

/** The topology domains with a Pod that matches all terms. */
function placesMatchingAll(terms: readonly JsonObject[], cycle: Cycle): Set<string> {
  if (terms.length === 0) return new Set();
  return placesWhere(cycle, (other) =>
    terms.every((t) => matchesPod(t, cycle.pod, other, cycle.world)) ? terms : [],
  );
}

/** The topology domains with a Pod that matches at least one term. */
function placesMatchingAny(terms: readonly JsonObject[], cycle: Cycle): Set<string> {
  if (terms.length === 0) return new Set();
  return placesWhere(cycle, (other) => terms.filter((t) => matchesPod(t, cycle.pod, other, cycle.world)));
}

/** The topology domains for the terms that the function returns for each Pod on the nodes. */
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

/** Whether a node satisfies the Pod affinity. The first Pod of a group may run on any node that has the label. */
function meetsAffinity(
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
