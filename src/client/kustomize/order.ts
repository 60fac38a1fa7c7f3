import { textAt } from '../../kubernetes/json.ts';
import { compareTexts } from '../../source/compare-texts.ts';
import { type BuiltObject, kindIn, nameIn, namespaceIn } from './built-object.ts';

/** @see https://github.com/kubernetes-sigs/kustomize/blob/kustomize/v5.7.1/api/internal/builtins/SortOrderTransformer.go */
const FIRST = [
  'Namespace',
  'ResourceQuota',
  'StorageClass',
  'CustomResourceDefinition',
  'ServiceAccount',
  'PodSecurityPolicy',
  'Role',
  'ClusterRole',
  'RoleBinding',
  'ClusterRoleBinding',
  'ConfigMap',
  'Secret',
  'Endpoints',
  'Service',
  'LimitRange',
  'PriorityClass',
  'PersistentVolume',
  'PersistentVolumeClaim',
  'Deployment',
  'StatefulSet',
  'CronJob',
  'PodDisruptionBudget',
];
const LAST = ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'];

/** Objects in the order of their dependencies. */
export function inOrderOfNeed(all: readonly BuiltObject[]): readonly BuiltObject[] {
  return [...all].sort((a, b) => {
    const [first, second] = [rank(kindIn(a.object)), rank(kindIn(b.object))];
    if (first !== second) return first - second;
    return compareTexts(sortText(a), sortText(b));
  });
}

function rank(kind: string): number {
  if (LAST.includes(kind)) return FIRST.length + LAST.indexOf(kind) + 1;
  const at = FIRST.indexOf(kind);
  return at === -1 ? FIRST.length : at;
}

function sortText({ object }: BuiltObject): string {
  const [group = '', version = ''] = textAt(object, 'apiVersion').includes('/')
    ? textAt(object, 'apiVersion').split('/')
    : ['', textAt(object, 'apiVersion')];
  return [kindIn(object), version, group, namespaceIn(object), nameIn(object)].join('.');
}
