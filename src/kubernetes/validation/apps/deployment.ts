import { notNegative } from '../check-values.ts';
import { checkPodTemplate, checkRunningTemplate } from '../core/pod/pod-template.ts';
import type { FieldPath } from '../field-path.ts';
import { keeping } from '../immutable.ts';
import { checkAtMostAll, checkIntOrPercent, intOrPercentValue } from '../int-or-percent.ts';
import type { KindRules } from '../kind-rules.ts';
import { dnsSubdomain } from '../names.ts';
import { type ApiObject, has, number, object, text } from '../object-values.ts';
import { checkOwnSelector, checkSelectsTemplate } from './template-selector.ts';

/** @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/deployment-v1/ */
export const deployment: KindRules = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  namespaced: true,
  name: dnsSubdomain,
  validate: checkDeployment,
  validateUpdate: keeping(['selector'], checkDeployment, 'spec'),
};

function checkDeployment(created: ApiObject, root: FieldPath): void {
  const at = root.child('spec');
  const spec = object(created, 'spec') ?? {};
  notNegative(number(spec, 'replicas'), at.child('replicas'));
  checkReplicaTemplate(spec, at);
  checkStrategy(object(spec, 'strategy') ?? {}, at.child('strategy'));
  notNegative(number(spec, 'minReadySeconds'), at.child('minReadySeconds'));
  notNegative(number(spec, 'revisionHistoryLimit'), at.child('revisionHistoryLimit'));
  const deadline = number(spec, 'progressDeadlineSeconds');
  if (deadline === undefined) return;
  notNegative(deadline, at.child('progressDeadlineSeconds'));
  if (deadline <= (number(spec, 'minReadySeconds') ?? 0))
    at.child('progressDeadlineSeconds').invalid(deadline, 'must be greater than minReadySeconds');
}

/** @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/replica-set-v1/ */
export const replicaSet: KindRules = {
  apiVersion: 'apps/v1',
  kind: 'ReplicaSet',
  namespaced: true,
  name: dnsSubdomain,
  validate: checkReplicaSet,
  validateUpdate: keeping(['selector'], checkReplicaSet, 'spec'),
};

function checkReplicaSet(created: ApiObject, root: FieldPath): void {
  const at = root.child('spec');
  const spec = object(created, 'spec') ?? {};
  notNegative(number(spec, 'replicas'), at.child('replicas'));
  notNegative(number(spec, 'minReadySeconds'), at.child('minReadySeconds'));
  checkReplicaTemplate(spec, at);
}

const SELECTOR = { owner: 'deployment', invalid: 'invalid label selector' };

function checkReplicaTemplate(spec: ApiObject, at: FieldPath): void {
  const sound = checkOwnSelector(spec, SELECTOR, at.child('selector'));
  if (!sound) return;
  const template = object(spec, 'template') ?? {};
  checkSelectsTemplate(object(spec, 'selector'), template, at.child('template'));
  checkPodTemplate(template, at.child('template'));
  checkRunningTemplate(template, 'ReplicaSet', at.child('template'));
}

/** @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy */
function checkStrategy(strategy: ApiObject, at: FieldPath): void {
  const type = text(strategy, 'type');
  const rolling = object(strategy, 'rollingUpdate');
  if (type === 'Recreate') {
    if (has(strategy, 'rollingUpdate'))
      at.child('rollingUpdate').forbidden("may not be specified when strategy `type` is 'Recreate'");
  } else if (type === 'RollingUpdate') {
    if (rolling === undefined)
      at.child('rollingUpdate').required('this should be defaulted and never be nil');
    else checkRollingUpdate(rolling, at.child('rollingUpdate'));
  } else {
    const shown =
      rolling === undefined
        ? null
        : { MaxUnavailable: rolling['maxUnavailable'], MaxSurge: rolling['maxSurge'] };
    at.notSupported({ Type: type, RollingUpdate: shown }, ['Recreate', 'RollingUpdate']);
  }
}

function checkRollingUpdate(rolling: ApiObject, at: FieldPath): void {
  const { maxUnavailable, maxSurge } = rolling;
  checkIntOrPercent(maxUnavailable, at.child('maxUnavailable'));
  checkIntOrPercent(maxSurge, at.child('maxSurge'));
  if (intOrPercentValue(maxUnavailable) === 0 && intOrPercentValue(maxSurge) === 0)
    at.child('maxUnavailable').invalid(maxUnavailable, 'may not be 0 when `maxSurge` is 0');
  checkAtMostAll(maxUnavailable, at.child('maxUnavailable'));
}
