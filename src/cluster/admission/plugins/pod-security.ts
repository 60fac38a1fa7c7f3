import { isObject, type JsonObject, objectAt, textAt } from '../../../kubernetes/json.ts';
import { lookUp } from '../../../source/look-up.ts';
import { invalid } from '../../api/invalid.ts';
import { labelsOf } from '../../label-selector.ts';
import { sameJson } from '../../patch/same-json.ts';
import type { World } from '../../world.ts';
import type { AdmissionPlugin, AdmissionRequest } from '../plugin.ts';
import type { Violation } from '../pod-security/check.ts';
import { violationsOf } from '../pod-security/evaluate.ts';
import { type LevelVersion, labelProblems, policyOf, strictness } from '../pod-security/policy.ts';
import { isAbout, refuse } from '../refuse.ts';

/** The path of the Pod template, by resource. */
const TEMPLATES: Readonly<Record<string, readonly string[]>> = {
  'cronjobs.batch': ['spec', 'jobTemplate', 'spec', 'template'],
  'daemonsets.apps': ['spec', 'template'],
  'deployments.apps': ['spec', 'template'],
  'jobs.batch': ['spec', 'template'],
  podtemplates: ['template'],
  'replicasets.apps': ['spec', 'template'],
  replicationcontrollers: ['spec', 'template'],
  'statefulsets.apps': ['spec', 'template'],
};

/**
 * Enforces the Pod Security level in the labels of a namespace, and warns.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-admission/
 */
export const podSecurity: AdmissionPlugin = {
  name: 'PodSecurity',
  validate(request, world) {
    const { object, resource, subresource } = request;
    if (object === undefined) return;
    if (isAbout(request, 'namespaces', 'CREATE', 'UPDATE')) checkNamespace(request, object, world);
    else if (resource.id === 'pods' && ['', 'ephemeralcontainers'].includes(subresource))
      checkPod(request, object, world);
    else {
      const path = subresource === '' ? lookUp(TEMPLATES, resource.id) : undefined;
      const template = path === undefined ? {} : objectAt(object, ...path);
      if (isObject(template.spec)) warnOf(request, template, world);
    }
  },
};

function checkPod(request: AdmissionRequest, pod: JsonObject, world: World): void {
  const { before, namespace } = request;
  if (before !== undefined && !changesSecurity(before, pod)) return;
  const enforced = policyOf(labelsOf(world.get('namespaces', '', namespace) ?? {}), 'enforce');
  const violations = violationsIn(enforced, pod);
  if (violations.length > 0)
    throw refuse(request, `violates PodSecurity ${shown(enforced)}: ${listed(violations)}`);
  warnOf(request, pod, world);
}

function warnOf(request: AdmissionRequest, pod: JsonObject, world: World): void {
  const policy = policyOf(labelsOf(world.get('namespaces', '', request.namespace) ?? {}), 'warn');
  const violations = violationsIn(policy, pod);
  if (violations.length > 0)
    request.warn(`would violate PodSecurity ${shown(policy)}: ${listed(violations)}`);
}

/**
 * Whether an update changes security-relevant fields. Only images, security contexts of ephemeral containers and annotations of a Pod can
 * change.
 */
function changesSecurity(before: JsonObject, after: JsonObject): boolean {
  const asked = (pod: JsonObject): JsonObject => ({
    spec: pod.spec ?? {},
    annotations: objectAt(pod, 'metadata', 'annotations'),
  });
  return !sameJson(asked(before), asked(after));
}

function checkNamespace(request: AdmissionRequest, namespace: JsonObject, world: World): void {
  const { before, name, resource } = request;
  const problems = labelProblems(labelsOf(namespace));
  const known = before === undefined ? [] : labelProblems(labelsOf(before));
  if (problems.length > 0 && JSON.stringify(problems) !== JSON.stringify(known))
    throw invalid(resource, name, problems);
  if (before === undefined) return;
  const [now, then] = [policyOf(labelsOf(namespace), 'enforce'), policyOf(labelsOf(before), 'enforce')];
  const isRelaxed = now.version === then.version && strictness(now.level) <= strictness(then.level);
  if (!isRelaxed && now.level !== 'privileged') warnOfPods(request, now, world);
}

function warnOfPods(request: AdmissionRequest, policy: LevelVersion, world: World): void {
  const podsOf = new Map<string, string[]>();
  for (const pod of world.list('pods', request.name)) {
    const reasons = violationsIn(policy, pod).map(({ reason }) => reason);
    if (reasons.length === 0) continue;
    const words = reasons.join(', ');
    podsOf.set(words, [...(podsOf.get(words) ?? []), textAt(pod, 'metadata', 'name')]);
  }
  if (podsOf.size === 0) return;
  request.warn(
    `existing pods in namespace ${JSON.stringify(request.name)} violate the new PodSecurity enforce level ${shown(policy)}`,
  );
  for (const [reasons, [first, ...others]] of podsOf) {
    const more =
      others.length === 0 ? '' : ` (and ${others.length} other pod${others.length === 1 ? '' : 's'})`;
    request.warn(`${first}${more}: ${reasons}`);
  }
}

function violationsIn({ level }: LevelVersion, pod: JsonObject): Violation[] {
  return violationsOf(level, objectAt(pod, 'spec'), objectAt(pod, 'metadata'));
}

function shown({ level, version }: LevelVersion): string {
  return JSON.stringify(`${level}:${version}`);
}

function listed(violations: readonly Violation[]): string {
  return violations
    .map(({ reason, detail }) => (detail === '' ? reason : `${reason} (${detail})`))
    .join(', ');
}
