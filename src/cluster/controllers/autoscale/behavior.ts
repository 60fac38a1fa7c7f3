import { type JsonObject, numberAt, objectAt, objectsAt } from '../../../kubernetes/json.ts';

/** The number of replicas that an autoscaler recommended, and the time in milliseconds. */
export interface Recommendation {
  readonly at: number;
  readonly replicas: number;
}

const STABILIZATION_DOWN = 300;

/**
 * The next number of replicas. A lower recommendation is followed only when nothing higher was recommended within the stabilization window,
 * a higher one only when nothing lower was; the scaling policies limit each step.
 *
 * @see https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#configurable-scaling-behavior
 */
export function stabilized(
  autoscaler: JsonObject,
  current: number,
  recommended: number,
  { past, now }: { past: readonly Recommendation[]; now: number },
): number {
  const behavior = objectAt(autoscaler, 'spec', 'behavior');
  const up = windowOf(behavior, 'scaleUp', 0);
  const down = windowOf(behavior, 'scaleDown', STABILIZATION_DOWN);
  const within = (seconds: number) =>
    past.filter(({ at }) => at > now - seconds * 1000).map(({ replicas }) => replicas);
  const least = Math.min(recommended, ...within(up));
  const most = Math.max(recommended, ...within(down));
  const wanted = current < least ? least : current > most ? most : current;
  if (wanted > current) return Math.min(wanted, bound(current, objectAt(behavior, 'scaleUp'), 'up'));
  if (wanted < current) return Math.max(wanted, bound(current, objectAt(behavior, 'scaleDown'), 'down'));
  return current;
}

function windowOf(behavior: JsonObject, direction: string, otherwise: number): number {
  return numberAt(behavior, direction, 'stabilizationWindowSeconds') ?? otherwise;
}

const DEFAULT_POLICIES: Readonly<Record<'up' | 'down', readonly JsonObject[]>> = {
  up: [
    { type: 'Pods', value: 4, periodSeconds: 15 },
    { type: 'Percent', value: 100, periodSeconds: 15 },
  ],
  down: [{ type: 'Percent', value: 100, periodSeconds: 15 }],
};

/** The number of replicas that a single step may reach. */
function bound(current: number, rules: JsonObject, direction: 'up' | 'down'): number {
  if (rules.selectPolicy === 'Disabled') return current;
  const given = objectsAt(rules, 'policies');
  const sign = direction === 'up' ? 1 : -1;
  const ends = (given.length > 0 ? given : DEFAULT_POLICIES[direction]).map(({ type, value }) => {
    const amount = Number(value ?? 0);
    if (type === 'Pods') return current + sign * amount;
    const end = current * (1 + (sign * amount) / 100);
    return direction === 'up' ? Math.ceil(end) : Math.floor(end);
  });
  const farthest = rules.selectPolicy !== 'Min';
  return (direction === 'up') === farthest ? Math.max(...ends) : Math.min(...ends);
}
