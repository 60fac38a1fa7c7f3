import { checkName, checkOneOf } from '../../check-values.ts';
import type { FieldPath } from '../../field-path.ts';
import { checkLabels } from '../../labels.ts';
import { dnsLabel, dnsSubdomain } from '../../names.ts';
import { type ApiObject, has, number, object, objects, optionalText, text } from '../../object-values.ts';
import { checkAffinity } from './affinity.ts';
import { type ContainerScope, checkContainers, checkInitContainers } from './container.ts';
import { checkDnsConfig, checkHostAliases } from './dns.ts';
import { checkEphemeralContainers } from './ephemeral-containers.ts';
import { checkHostUsers } from './host-users.ts';
import { checkPodResources } from './pod-resources.ts';
import { checkHostNetworkPorts } from './ports.ts';
import { checkPodClaims } from './resource-claims.ts';
import { checkContainerResources } from './resources.ts';
import { checkGates, checkSpread, checkTolerations } from './scheduling.ts';
import { checkPodSecurity } from './security-context.ts';
import { checkVolumes, type PodScope } from './volumes.ts';
import { checkHostProcess, checkOperatingSystem } from './windows.ts';

const MOST_SECONDS = 2_147_483_647;

/** Checks the spec of a Pod or of a Pod template. @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#PodSpec */
export function checkPodSpec(spec: ApiObject, scope: PodScope, at: FieldPath): void {
  const volumes = checkVolumes(spec, scope, at.child('volumes'));
  const claimNames = checkPodClaims(spec, at.child('resourceClaims'));
  const containerScope: ContainerScope = {
    volumes,
    claimNames,
    gracePeriod: number(spec, 'terminationGracePeriodSeconds') ?? 0,
    restartPolicy: text(spec, 'restartPolicy'),
    hostUsers: spec['hostUsers'] !== false,
  };
  checkContainers(spec, containerScope, at);
  checkInitContainers(spec, containerScope, at);
  checkEphemeralContainers(spec, containerScope, at);
  checkPodResources(spec, at.child('resources'));
  checkHostNetworkPorts(spec, scope.isPod, at);
  checkPolicies(spec, at);
  checkLabels(spec, 'nodeSelector', at.child('nodeSelector'));
  checkPodSecurity(spec, at);
  checkAffinity(spec, at.child('affinity'));
  checkDnsConfig(spec, at.child('dnsConfig'));
  checkGates(spec, at);
  checkSpread(spec, at.child('topologySpreadConstraints'));
  checkHostProcess(spec, at);
  checkHostUsers(spec, at);
  checkNames(spec, scope, at);
  checkTolerations(spec, at.child('tolerations'));
  checkHostAliases(spec, at.child('hostAliases'));
  if (has(spec, 'overhead')) checkContainerResources({ limits: spec['overhead'] }, [], at.child('overhead'));
  checkOperatingSystem(spec, at);
}

function checkPolicies(spec: ApiObject, at: FieldPath): void {
  checkRequiredChoice(spec, 'restartPolicy', ['Always', 'OnFailure', 'Never'], at);
  checkRequiredChoice(spec, 'dnsPolicy', ['ClusterFirstWithHostNet', 'ClusterFirst', 'Default', 'None'], at);
  const preemption = optionalText(spec, 'preemptionPolicy');
  if (preemption === '') at.child('preemptionPolicy').required();
  else if (preemption !== undefined)
    checkOneOf(preemption, ['PreemptLowerPriority', 'Never'], at.child('preemptionPolicy'));
  const deadline = number(spec, 'activeDeadlineSeconds');
  if (deadline !== undefined && (deadline < 1 || deadline > MOST_SECONDS))
    at.child('activeDeadlineSeconds').invalid(deadline, `must be between 1 and ${MOST_SECONDS}, inclusive`);
}

function checkRequiredChoice(of: ApiObject, field: string, values: readonly string[], at: FieldPath): void {
  const value = text(of, field);
  if (value === '') at.child(field).required();
  else checkOneOf(value, values, at.child(field));
}

function checkNames(spec: ApiObject, scope: PodScope, at: FieldPath): void {
  if (scope.namedByController !== true)
    for (const field of ['hostname', 'subdomain'])
      if (text(spec, field) !== '') checkName(text(spec, field), dnsLabel, at.child(field));
  for (const field of ['serviceAccountName', 'nodeName', 'priorityClassName'])
    if (text(spec, field) !== '') checkName(text(spec, field), dnsSubdomain, at.child(field));
  const runtimeClass = optionalText(spec, 'runtimeClassName');
  if (runtimeClass !== undefined) checkName(runtimeClass, dnsSubdomain, at.child('runtimeClassName'));
  const override = optionalText(spec, 'hostnameOverride');
  if (override !== undefined) checkHostnameOverride(override, spec, at);
}

/** @see https://kubernetes.io/docs/concepts/workloads/pods/pod-hostname/ */
function checkHostnameOverride(name: string, spec: ApiObject, at: FieldPath): void {
  const here = at.child('hostnameOverride');
  if (name === '') here.required();
  if (name.length > 64) here.invalid(name, 'must be no more than 64 characters');
  checkName(name, dnsSubdomain, here);
  if (spec['setHostnameAsFQDN'] === true) here.forbidden('may not be set when setHostnameAsFQDN is true');
  if (spec['hostNetwork'] === true) here.forbidden('may not be set when hostNetwork is true');
}

/** Checks for white space around image names, which is refused only in a Pod, not in a template. */
export function checkImageSpaces(spec: ApiObject, at: FieldPath): void {
  for (const list of ['containers', 'initContainers', 'ephemeralContainers'])
    objects(spec, list).forEach((container, position) => {
      const image = text(container, 'image');
      if (image !== image.trim())
        at.child(list)
          .item(position)
          .child('image')
          .invalid(image, 'must not have leading or trailing whitespace');
    });
}

/** Checks that a Pod with a service account token has a service account; this does not apply to templates. */
export function checkTokenVolumes(spec: ApiObject, at: FieldPath): void {
  if (text(spec, 'serviceAccountName') !== '') return;
  objects(spec, 'volumes').forEach((volume, position) => {
    objects(object(volume, 'projected'), 'sources').forEach((source, which) => {
      if (object(source, 'serviceAccountToken') !== undefined)
        at.child('volumes')
          .item(position)
          .child('projected', 'sources')
          .item(which)
          .child('serviceAccountToken')
          .forbidden('must not be specified when serviceAccountName is not set');
    });
  });
}
