import { type JsonObject, numberAt, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import { sameValue } from '../../../kubernetes/validation/same-value.ts';
import { timeText } from '../../time.ts';
import type { World } from '../../world.ts';
import { replaceCondition } from '../condition.ts';
import type { Controller, Reconciled, Write } from '../controller.ts';
import { mapMemory } from '../map-memory.ts';
import { itself, splitKey } from '../object-key.ts';
import { eventOf } from '../pod-writes.ts';
import { type Recommendation, stabilized } from './behavior.ts';
import { type MetricFailure, type Proposal, proposalOf } from './metrics.ts';

const RESOURCE = 'horizontalpodautoscalers.autoscaling';
/** The interval at which each autoscaler is evaluated, in milliseconds. */
const PERIOD = 15_000;
/** The longest time for which past recommendations can matter, in milliseconds. */
const LONGEST_WINDOW = 3_600_000;

/** An autoscaler controller, which remembers its past recommendations. @see https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/ */
export function makeHorizontalPodAutoscaler(): Controller {
  const past = new Map<string, readonly Recommendation[]>();
  return {
    name: 'horizontal-pod-autoscaler',
    watches: [{ ...itself(RESOURCE), delay: () => PERIOD }],
    memory: mapMemory(past),
    reconcile: (key, world) => {
      const autoscaler = world.get(RESOURCE, ...splitKey(key));
      if (autoscaler === undefined) {
        past.delete(key);
        return { writes: [] };
      }
      const known = past.get(key)?.filter(({ at }) => at > world.now - LONGEST_WINDOW);
      const look = lookAt(autoscaler, known, world);
      if (look.past !== undefined) past.set(key, look.past);
      return { writes: look.writes, requeueAfter: PERIOD };
    },
  };
}

interface AutoscalerLook {
  readonly writes: Reconciled['writes'];
  /** The recommendations so far; initially the current number of replicas. */
  readonly past?: readonly Recommendation[];
}

/** The status of an autoscaler while it is being computed. */
interface Draft {
  readonly autoscaler: JsonObject;
  readonly now: number;
  conditions: JsonObject[];
}

function setCondition(
  draft: Draft,
  type: string,
  isTrue: boolean,
  [reason, message]: readonly [string, string],
): void {
  draft.conditions = replaceCondition(draft.conditions, {
    type,
    status: isTrue ? 'True' : 'False',
    lastTransitionTime: timeText(draft.now),
    reason,
    message,
  });
}

function lookAt(
  autoscaler: JsonObject,
  known: readonly Recommendation[] | undefined,
  world: World,
): AutoscalerLook {
  const draft: Draft = {
    autoscaler,
    now: world.now,
    conditions: objectsAt(autoscaler, 'status', 'conditions'),
  };
  const namespace = textAt(autoscaler, 'metadata', 'namespace');
  const reference = objectAt(autoscaler, 'spec', 'scaleTargetRef');
  const kind = world.kind(textAt(reference, 'apiVersion'), textAt(reference, 'kind'));
  const target = kind && world.get(kind.resource, namespace, textAt(reference, 'name'));
  if (kind === undefined || target === undefined) return withoutTarget(draft, kind?.resource, reference);
  setCondition(draft, 'AbleToScale', true, [
    'SucceededGetScale',
    "the HPA controller was able to get the target's current scale",
  ]);
  const current = numberAt(target, 'spec', 'replicas') ?? 1;
  const least = numberAt(autoscaler, 'spec', 'minReplicas') ?? 1;
  const most = numberAt(autoscaler, 'spec', 'maxReplicas') ?? current;
  const resize = (size: number, reason: string, metrics: readonly JsonObject[]) => ({
    writes: rescale(draft, { resource: kind.resource, target, current, size, reason, metrics }),
  });
  if (current === 0 && least !== 0) {
    setCondition(draft, 'ScalingActive', false, [
      'ScalingDisabled',
      'scaling is disabled since the replica count of the target is zero',
    ]);
    return { writes: writeDraft(draft, { current, desired: 0, metrics: [] }) };
  }
  if (current > most) return resize(most, 'Current number of replicas above Spec.MaxReplicas', []);
  if (current < least) return resize(least, 'Current number of replicas below Spec.MinReplicas', []);
  const past = known ?? [{ at: world.now, replicas: current }];
  const metrics = objectsAt(autoscaler, 'spec', 'metrics');
  const selector = objectAt(target, 'spec', 'selector');
  const plain = 'matchLabels' in selector || 'matchExpressions' in selector;
  const scaled = { namespace, selector: plain ? selector : { matchLabels: selector }, replicas: current };
  const found = metrics.map((metric) => proposalOf(metric, scaled, world));
  const proposals = found.filter((one) => 'replicas' in one);
  const failure = found.find((one) => 'message' in one);
  const [best] = proposals.toSorted((a, b) => b.replicas - a.replicas);
  if (best === undefined || (failure !== undefined && best.replicas < current))
    return { past, ...withoutMetrics(draft, current, metrics.length, failure) };
  return followMetrics(draft, { best, proposals, current, least, most, past, resize });
}

function withoutTarget(draft: Draft, resource: string | undefined, reference: JsonObject): AutoscalerLook {
  const name = textAt(reference, 'name');
  const why =
    resource === undefined
      ? `no matches for kind "${textAt(reference, 'kind')}" in group "${textAt(reference, 'apiVersion').split('/')[0]}"`
      : `${resource} "${name}" not found`;
  setCondition(draft, 'AbleToScale', false, [
    'FailedGetScale',
    `the HPA controller was unable to get the target's current scale: ${why}`,
  ]);
  const { currentReplicas, desiredReplicas } = objectAt(draft.autoscaler, 'status');
  return {
    writes: [
      eventOf(draft.autoscaler, 'Warning', 'FailedGetScale', why),
      ...writeDraft(draft, {
        current: Number(currentReplicas ?? 0),
        desired: Number(desiredReplicas ?? 0),
        metrics: [],
      }),
    ],
  };
}

function withoutMetrics(
  draft: Draft,
  current: number,
  count: number,
  failure: MetricFailure | undefined,
): AutoscalerLook {
  const { reason, message } = failure ?? { reason: 'InvalidMetricSourceType', message: 'no metrics' };
  setCondition(draft, 'ScalingActive', false, [
    reason,
    `the HPA was unable to compute the replica count: ${message}`,
  ]);
  const resource = / (?:utilization|value):/.test(message) ? message.split(' ')[3] : '';
  const first = resource === '' ? message : `failed to get ${resource} resource metric value: ${message}`;
  const { desiredReplicas } = objectAt(draft.autoscaler, 'status');
  return {
    writes: [
      eventOf(draft.autoscaler, 'Warning', reason, message),
      eventOf(
        draft.autoscaler,
        'Warning',
        'FailedComputeMetricsReplicas',
        `invalid metrics (1 invalid out of ${count}), first error is: ${first}`,
      ),
      ...writeDraft(draft, { current, desired: Number(desiredReplicas ?? 0), metrics: [] }),
    ],
  };
}

interface Metered {
  readonly best: Proposal;
  readonly proposals: readonly Proposal[];
  readonly current: number;
  readonly least: number;
  readonly most: number;
  readonly past: readonly Recommendation[];
  resize(size: number, reason: string, metrics: readonly JsonObject[]): AutoscalerLook;
}

function followMetrics(draft: Draft, metered: Metered): AutoscalerLook {
  const { best, proposals, current, least, most, past } = metered;
  setCondition(draft, 'ScalingActive', true, [
    'ValidMetricFound',
    `the HPA was able to successfully calculate a replica count from ${best.metric}`,
  ]);
  const size = stabilized(draft.autoscaler, current, best.replicas, { past, now: draft.now });
  const [ready, why] =
    size > best.replicas && size === current
      ? [
          'ScaleDownStabilized',
          'recent recommendations were higher than current one, applying the highest recent recommendation',
        ]
      : ['ReadyForNewScale', 'recommended size matches current size'];
  setCondition(draft, 'AbleToScale', true, [ready, why]);
  const bounded = Math.max(least, Math.min(most, size));
  limit(draft, size, least, most);
  const metrics = proposals.map(({ status }) => status);
  const known = [...past, { at: draft.now, replicas: best.replicas }];
  if (bounded === current)
    return { past: known, writes: writeDraft(draft, { current, desired: bounded, metrics }) };
  const reason = bounded > current ? `${best.metric} above target` : 'All metrics below target';
  return { ...metered.resize(bounded, reason, metrics), past: known };
}

function limit(draft: Draft, size: number, least: number, most: number): void {
  if (size > most)
    setCondition(draft, 'ScalingLimited', true, [
      'TooManyReplicas',
      'the desired replica count is more than the maximum replica count',
    ]);
  else if (size < least)
    setCondition(draft, 'ScalingLimited', true, [
      'TooFewReplicas',
      'the desired replica count is less than the minimum replica count',
    ]);
  else
    setCondition(draft, 'ScalingLimited', false, [
      'DesiredWithinRange',
      'the desired count is within the acceptable range',
    ]);
}

interface Rescale {
  readonly resource: string;
  readonly target: JsonObject;
  readonly current: number;
  readonly size: number;
  readonly reason: string;
  readonly metrics: readonly JsonObject[];
}

function rescale(draft: Draft, { resource, target, current, size, reason, metrics }: Rescale): Write[] {
  const { namespace, name } = objectAt(target, 'metadata');
  return [
    {
      do: 'patch',
      resource,
      namespace: String(namespace),
      name: String(name),
      subresource: 'scale',
      patch: { spec: { replicas: size } },
      next: (reply) => {
        if (reply.status >= 300) {
          const why = textAt(reply.body, 'message');
          setCondition(draft, 'AbleToScale', false, [
            'FailedUpdateScale',
            `the HPA controller was unable to update the target scale: ${why}`,
          ]);
          const message = `New size: ${size}; reason: ${reason}; error: ${why}`;
          return [
            eventOf(draft.autoscaler, 'Warning', 'FailedRescale', message),
            ...writeDraft(draft, { current, desired: current, metrics }),
          ];
        }
        setCondition(draft, 'AbleToScale', true, [
          'SucceededRescale',
          `the HPA controller was able to update the target scale to ${size}`,
        ]);
        return [
          eventOf(draft.autoscaler, 'Normal', 'SuccessfulRescale', `New size: ${size}; reason: ${reason}`),
          ...writeDraft(draft, { current, desired: size, metrics, scaled: true }),
        ];
      },
    },
  ];
}

interface Counts {
  readonly current: number;
  readonly desired: number;
  readonly metrics: readonly JsonObject[];
  readonly scaled?: boolean;
}

function writeDraft(draft: Draft, { current, desired, metrics, scaled }: Counts): Write[] {
  const before = objectAt(draft.autoscaler, 'status');
  const lastScaleTime = scaled === true ? timeText(draft.now) : before.lastScaleTime;
  const status: JsonObject = {
    ...(lastScaleTime !== undefined && { lastScaleTime }),
    ...(current !== 0 && { currentReplicas: current }),
    desiredReplicas: desired,
    currentMetrics: metrics.length === 0 ? null : [...metrics],
    conditions: draft.conditions,
  };
  if (sameValue(before, status)) return [];
  return [
    { do: 'update', resource: RESOURCE, object: { ...draft.autoscaler, status }, subresource: 'status' },
  ];
}
