import { type JsonObject, objectAt } from '../../kubernetes/json.ts';
import { kindIn } from './built-object.ts';
import { changeField } from './fields.ts';

interface FieldSpec {
  readonly path: string;
  /** All kinds if absent. */
  readonly kinds?: readonly string[];
  readonly create: boolean;
}

const WORKLOADS = ['Deployment', 'ReplicaSet', 'DaemonSet', 'StatefulSet'];
const TEMPLATED = [...WORKLOADS, 'Job', 'ReplicationController'];
const CRON = 'spec/jobTemplate';

/** The fields with the labels or annotations of Pods. */
function templatesOf(part: 'labels' | 'annotations'): readonly FieldSpec[] {
  return [
    { path: `spec/template/metadata/${part}`, kinds: TEMPLATED, create: true },
    { path: `${CRON}/metadata/${part}`, kinds: ['CronJob'], create: true },
    { path: `${CRON}/spec/template/metadata/${part}`, kinds: ['CronJob'], create: true },
  ];
}

/** @see https://github.com/kubernetes-sigs/kustomize/blob/kustomize/v5.7.1/api/internal/konfig/builtinpluginconsts/commonlabels.go */
const SELECTORS: readonly FieldSpec[] = [
  { path: 'spec/selector', kinds: ['Service', 'ReplicationController'], create: true },
  { path: 'spec/selector/matchLabels', kinds: WORKLOADS, create: true },
  { path: 'spec/selector/matchLabels', kinds: ['Job', 'PodDisruptionBudget'], create: false },
  { path: `${CRON}/spec/selector/matchLabels`, kinds: ['CronJob'], create: false },
  { path: 'spec/podSelector/matchLabels', kinds: ['NetworkPolicy'], create: false },
  { path: 'spec/ingress[]/from[]/podSelector/matchLabels', kinds: ['NetworkPolicy'], create: false },
  { path: 'spec/egress[]/to[]/podSelector/matchLabels', kinds: ['NetworkPolicy'], create: false },
  { path: 'spec/volumeClaimTemplates[]/metadata/labels', kinds: ['StatefulSet'], create: true },
  ...['podAffinity', 'podAntiAffinity'].flatMap((affinity): FieldSpec[] => [
    {
      path: `spec/template/spec/affinity/${affinity}/preferredDuringSchedulingIgnoredDuringExecution[]/podAffinityTerm/labelSelector/matchLabels`,
      kinds: WORKLOADS,
      create: false,
    },
    {
      path: `spec/template/spec/affinity/${affinity}/requiredDuringSchedulingIgnoredDuringExecution[]/labelSelector/matchLabels`,
      kinds: WORKLOADS,
      create: false,
    },
  ]),
  {
    path: 'spec/template/spec/topologySpreadConstraints[]/labelSelector/matchLabels',
    kinds: WORKLOADS,
    create: false,
  },
];

/** Where labels are added: to the object only, also to its Pods, or also to everything that selects them. */
export type LabelReach = 'object' | 'templates' | 'selectors';

export function addLabels(object: JsonObject, labels: JsonObject, reach: LabelReach): JsonObject {
  const own: FieldSpec = { path: 'metadata/labels', create: true };
  const more = reach === 'object' ? [] : templatesOf('labels');
  return setPairs(object, labels, [own, ...more, ...(reach === 'selectors' ? SELECTORS : [])]);
}

export function addAnnotations(object: JsonObject, annotations: JsonObject): JsonObject {
  const own: FieldSpec = { path: 'metadata/annotations', create: true };
  return setPairs(object, annotations, [own, ...templatesOf('annotations')]);
}

function setPairs(object: JsonObject, pairs: JsonObject, specs: readonly FieldSpec[]): JsonObject {
  let changed = object;
  for (const { path, kinds, create } of specs)
    if (kinds === undefined || kinds.includes(kindIn(object)))
      changed = changeField(changed, path, create, (value) => ({ ...objectAt(value ?? {}), ...pairs }));
  return changed;
}
