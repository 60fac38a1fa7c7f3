import { type JsonObject, numberAt, objectAt } from '../../../../kubernetes/json.ts';
import { matchesPod, placeOf, preferredPodTerms, requiredPodTerms } from '../affinity-terms.ts';
import type { Cycle, PodInfo } from '../snapshot.ts';
import { BEST, type Scorer } from './scorer.ts';

interface Weighted {
  readonly term: JsonObject;
  readonly weight: number;
}

/** Prefers topology domains by the preferred Pod affinity of the Pod and of the Pods that are already there. */
export const INTER_POD_AFFINITY: Scorer = {
  name: 'InterPodAffinity',
  weight: 2,
  score: (cycle, nodes) => {
    const places = weighPlaces(cycle);
    if (places.size === 0) return undefined;
    const sums = nodes.map((node) =>
      Object.entries(node.labels).reduce(
        (sum, [key, value]) => sum + (places.get(`${key}=${value}`) ?? 0),
        0,
      ),
    );
    const least = Math.min(...sums);
    const range = Math.max(...sums) - least;
    return sums.map((sum) => (range === 0 ? 0 : Math.floor((BEST * (sum - least)) / range)));
  },
};

function weighPlaces({ pod, nodes, world }: Cycle): Map<string, number> {
  const places = new Map<string, number>();
  const own = preferredTerms(pod);
  for (const node of nodes)
    for (const other of own.length === 0 ? node.podsWithAffinity : node.pods) {
      const met = [
        ...own.filter(({ term }) => matchesPod(term, pod, other, world)),
        ...[...preferredTerms(other), ...requiredTerms(other)].filter(({ term }) =>
          matchesPod(term, other, pod, world),
        ),
      ];
      for (const { term, weight } of met) {
        const place = placeOf(term, node.labels);
        if (place !== undefined) places.set(place, (places.get(place) ?? 0) + weight);
      }
    }
  return places;
}

function preferredTerms({ pod }: PodInfo): Weighted[] {
  const read = (which: 'podAffinity' | 'podAntiAffinity', sign: number) =>
    preferredPodTerms(pod, which).map((preferred) => ({
      term: objectAt(preferred, 'podAffinityTerm'),
      weight: sign * (numberAt(preferred, 'weight') ?? 0),
    }));
  return [...read('podAffinity', 1), ...read('podAntiAffinity', -1)];
}

/** The required affinity of an existing Pod, which also counts for the score with a small weight. */
function requiredTerms({ pod }: PodInfo): Weighted[] {
  return requiredPodTerms(pod, 'podAffinity').map((term) => ({ term, weight: 1 }));
}
