import { objectsAt, textAt } from '../../../../kubernetes/json.ts';
import { tolerates } from '../tolerations.ts';
import { normalize, type Scorer } from './scorer.ts';

/** Prefers nodes with few `PreferNoSchedule` taints that the Pod does not tolerate. */
export const TAINT_TOLERATION: Scorer = {
  name: 'TaintToleration',
  weight: 3,
  score: ({ pod }, nodes) => {
    const tolerations = objectsAt(pod.pod, 'spec', 'tolerations').filter((t) =>
      ['', 'PreferNoSchedule'].includes(textAt(t, 'effect')),
    );
    const counts = nodes.map(
      ({ taints }) =>
        taints.filter(
          (taint) =>
            textAt(taint, 'effect') === 'PreferNoSchedule' && !tolerations.some((t) => tolerates(t, taint)),
        ).length,
    );
    return normalize(counts, true);
  },
};
