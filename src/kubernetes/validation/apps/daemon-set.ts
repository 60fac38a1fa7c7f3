import { notNegative } from '../check-values.ts';
import { checkPodTemplate, checkRunningTemplate } from '../core/pod/pod-template.ts';
import type { FieldPath } from '../field-path.ts';
import { keeping } from '../immutable.ts';
import { checkAtMostAll, checkIntOrPercent, intOrPercentValue } from '../int-or-percent.ts';
import type { KindRules } from '../kind-rules.ts';
import { checkLabelSelector, isEmptySelector } from '../labels.ts';
import { dnsSubdomain } from '../names.ts';
import { type ApiObject, number, object, text } from '../object-values.ts';
import { checkSelectsTemplate } from './template-selector.ts';

/** @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/daemon-set-v1/ */
export const daemonSet: KindRules = {
  apiVersion: 'apps/v1',
  kind: 'DaemonSet',
  namespaced: true,
  name: dnsSubdomain,
  validate: checkDaemonSet,
  validateUpdate: keeping(['selector'], checkDaemonSet, 'spec'),
};

function checkDaemonSet(created: ApiObject, root: FieldPath): void {
  const at = root.child('spec');
  const spec = object(created, 'spec') ?? {};
  const template = object(spec, 'template') ?? {};
  const selector = object(spec, 'selector');
  const before = at.count;
  checkLabelSelector(selector, at.child('selector'));
  if (at.count === before) checkSelectsTemplate(selector, template, at.child('template'));
  if (selector !== undefined && isEmptySelector(selector))
    at.child('selector').invalid(selector, 'empty selector is invalid for daemonset');
  checkPodTemplate(template, at.child('template'));
  checkRunningTemplate(template, 'DaemonSet', at.child('template'));
  notNegative(number(spec, 'minReadySeconds'), at.child('minReadySeconds'));
  checkUpdateStrategy(object(spec, 'updateStrategy') ?? {}, at.child('updateStrategy'));
  notNegative(number(spec, 'revisionHistoryLimit'), at.child('revisionHistoryLimit'));
}

/** @see https://kubernetes.io/docs/tasks/manage-daemon/update-daemon-set/ */
function checkUpdateStrategy(strategy: ApiObject, at: FieldPath): void {
  const type = text(strategy, 'type');
  const rolling = object(strategy, 'rollingUpdate');
  if (type === 'OnDelete') return;
  if (type !== 'RollingUpdate') {
    at.notSupported({ Type: type, RollingUpdate: rolling ?? null }, ['RollingUpdate', 'OnDelete']);
    return;
  }
  if (rolling === undefined) {
    at.child('rollingUpdate').required();
    return;
  }
  const fields = ['maxUnavailable', 'maxSurge'] as const;
  for (const field of fields) checkIntOrPercent(rolling[field], at.child('rollingUpdate', field));
  for (const field of fields) checkAtMostAll(rolling[field], at.child('rollingUpdate', field));
  const [unavailable, surge] = fields.map((field) => intOrPercentValue(rolling[field]) !== 0);
  if (unavailable && surge)
    at.child('rollingUpdate', 'maxSurge').invalid(
      rolling['maxSurge'],
      'may not be set when maxUnavailable is non-zero',
    );
  else if (!unavailable && !surge)
    at.child('rollingUpdate', 'maxUnavailable').required('cannot be 0 when maxSurge is 0');
}
