import { checkName, checkOneOf, notNegative } from '../check-values.ts';
import { checkClaimSpec } from '../core/claim-spec.ts';
import { checkPodTemplate, checkRunningTemplate } from '../core/pod/pod-template.ts';
import type { FieldPath } from '../field-path.ts';
import type { KindRules } from '../kind-rules.ts';
import { dnsLabel } from '../names.ts';
import { type ApiObject, number, object, objects, text } from '../object-values.ts';
import { sameValue } from '../same-value.ts';
import { checkOwnSelector, checkSelectsTemplate } from './template-selector.ts';

/** @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/stateful-set-v1/ */
export const statefulSet: KindRules = {
  apiVersion: 'apps/v1',
  kind: 'StatefulSet',
  namespaced: true,
  name: dnsLabel,
  validate: checkStatefulSet,
  validateUpdate(after, before, root) {
    checkStatefulSet(after, root);
    const now = object(after, 'spec');
    const was = object(before, 'spec');
    const fields = new Set([...Object.keys(now ?? {}), ...Object.keys(was ?? {})]);
    if ([...fields].some((field) => !CHANGEABLE.includes(field) && !sameValue(now?.[field], was?.[field])))
      root.child('spec').forbidden(ONLY_THESE);
  },
};

const CHANGEABLE = [
  'replicas',
  'ordinals',
  'template',
  'updateStrategy',
  'revisionHistoryLimit',
  'persistentVolumeClaimRetentionPolicy',
  'minReadySeconds',
];
const ONLY_THESE =
  "updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', " +
  "'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden";

function checkStatefulSet(created: ApiObject, root: FieldPath): void {
  const at = root.child('spec');
  const spec = object(created, 'spec') ?? {};
  const policy = text(spec, 'podManagementPolicy');
  if (policy === '') at.child('podManagementPolicy').required();
  else if (policy !== 'OrderedReady' && policy !== 'Parallel')
    at.child('podManagementPolicy').invalid(policy, "must be 'OrderedReady' or 'Parallel'");
  checkUpdateStrategy(object(spec, 'updateStrategy') ?? {}, at.child('updateStrategy'));
  checkRetention(
    object(spec, 'persistentVolumeClaimRetentionPolicy'),
    at.child('persistentVolumeClaimRetentionPolicy'),
  );
  notNegative(number(spec, 'replicas'), at.child('replicas'));
  notNegative(number(spec, 'minReadySeconds'), at.child('minReadySeconds'));
  notNegative(number(object(spec, 'ordinals'), 'start'), at.child('ordinals', 'start'));
  objects(spec, 'volumeClaimTemplates').forEach((claim, position) => {
    checkClaimSpec(
      object(claim, 'spec') ?? {},
      at.child('volumeClaimTemplates').item(position).child('spec'),
    );
  });
  checkSetTemplate(spec, at);
  const service = text(spec, 'serviceName');
  if (service !== '') checkName(service, dnsLabel, at.child('serviceName'));
}

function checkSetTemplate(spec: ApiObject, at: FieldPath): void {
  const sound = checkOwnSelector(spec, { owner: 'statefulset', invalid: '' }, at.child('selector'));
  const template = object(spec, 'template') ?? {};
  if (sound) {
    checkSelectsTemplate(object(spec, 'selector'), template, at.child('template'));
    const whole = withClaims(template, objects(spec, 'volumeClaimTemplates'));
    checkPodTemplate(whole, at.child('template'), { namedByController: true });
  }
  checkRunningTemplate(template, 'StatefulSet', at.child('template'));
}

/** The template as its Pods get it: each claim is a volume and replaces a volume of the same name. */
function withClaims(template: ApiObject, claims: readonly ApiObject[]): ApiObject {
  if (claims.length === 0) return template;
  const spec = object(template, 'spec');
  const names = claims.map((claim) => text(object(claim, 'metadata'), 'name'));
  const own = objects(spec, 'volumes').filter((volume) => !names.includes(text(volume, 'name')));
  const volumes = names.map((name) => ({ name, persistentVolumeClaim: { claimName: name } }));
  return { ...template, spec: { ...spec, volumes: [...volumes, ...own] } };
}

/** @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#update-strategies */
function checkUpdateStrategy(strategy: ApiObject, at: FieldPath): void {
  const type = text(strategy, 'type');
  const rolling = object(strategy, 'rollingUpdate');
  const shown =
    rolling === undefined
      ? null
      : { Partition: rolling['partition'] ?? 0, MaxUnavailable: rolling['maxUnavailable'] ?? null };
  if (type === '') at.required();
  else if (type === 'OnDelete') {
    if (rolling !== undefined)
      at.child('rollingUpdate').invalid(shown, "only allowed for updateStrategy 'RollingUpdate'");
  } else if (type !== 'RollingUpdate')
    at.invalid({ Type: type, RollingUpdate: shown }, "must be 'RollingUpdate' or 'OnDelete'");
  else notNegative(number(rolling, 'partition'), at.child('rollingUpdate', 'partition'));
}

/** @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#persistentvolumeclaim-retention */
function checkRetention(policy: ApiObject | undefined, at: FieldPath): void {
  if (policy === undefined) return;
  for (const field of ['whenDeleted', 'whenScaled'])
    checkOneOf(text(policy, field), ['Retain', 'Delete'], at.child(field));
}
