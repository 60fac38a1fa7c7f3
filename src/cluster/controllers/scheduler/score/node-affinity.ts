import { numberAt, objectAt, objectsAt } from '../../../../kubernetes/json.ts';
import { matchesNodeTerm } from '../../../node-terms.ts';
import { normalize, type Scorer } from './scorer.ts';

/** Prefers nodes by the weights of the Pod's preferred node affinity. */
export const NODE_AFFINITY: Scorer = {
  name: 'NodeAffinity',
  weight: 2,
  score: ({ pod }, nodes) => {
    const preferred = objectsAt(
      pod.pod,
      'spec',
      'affinity',
      'nodeAffinity',
      'preferredDuringSchedulingIgnoredDuringExecution',
    );
    if (preferred.length === 0) return undefined;
    return normalize(
      nodes.map(({ node }) =>
        preferred
          .filter((term) => matchesNodeTerm(objectAt(term, 'preference'), node))
          .reduce((sum, term) => sum + (numberAt(term, 'weight') ?? 0), 0),
      ),
    );
  },
};
