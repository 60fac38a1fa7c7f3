/**
 * Derives `structure.json`: how lists and maps of Kubernetes' objects are merged and how the API server writes a field, from the OpenAPI
 * that a server of 1.35 publishes (compact form: one object per type with `properties`, `required`, `default` and the `x-kubernetes-…`
 * extensions). Not published. Run: `node src/kubernetes/schema/derive-structure.mjs OPENAPI.json`
 *
 * By type and field, words apart by a blank; `*` is the type itself:
 * `atomic`, `set`, `map=KEY,…` the list (or map) for server-side apply; `merge`, `merge=KEY`, `retain` the strategic merge patch;
 * `always` written even when it is empty; `pointer` absent and zero differ; `value` an object that is always there; `micro` a time with
 * microseconds.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { typeName } from './openapi-type-name.mjs';

/** @typedef {{ ref?: string, 'x-kubernetes-list-type'?: string, 'x-kubernetes-list-map-keys'?: string[], 'x-kubernetes-map-type'?: string, 'x-kubernetes-patch-strategy'?: string, 'x-kubernetes-patch-merge-key'?: string }} Property */
/** @typedef {Property & { properties?: Record<string, Property>, required?: string[] }} Published */
/** @typedef {string | [string, ...string[]]} Written */

/** @param {string} name */
const here = (name) => join(import.meta.dirname, name);
/** @type {Record<string, Published>} */
const openapi = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'));
/** @type {{ types: Record<string, Record<string, Written>> }} */
const { types } = JSON.parse(readFileSync(here('schemas.json'), 'utf8'));

/** Optional scalars that are pointers in the server's types, by field; `-Type` for a type whose field of that name is none. */
const POINTERS = {
  numbers: `activeDeadlineSeconds adminAccess allNodes allocateLoadBalancerNodePorts allowMultipleAllocations allowPrivilegeEscalation
    allowVolumeExpansion attachRequired automountServiceAccountToken averageUtilization backoffLimit backoffLimitPerIndex bindsToNode
    blockOwnerDeletion bool borrowingLimitPercent capacity collisionCount completions controller defaultMode deletionGracePeriodSeconds
    enableServiceLinks endPort errorCode expirationSeconds failedJobsHistoryLimit fsGroup gracePeriodSeconds hostProcess hostUsers
    immutable int leaseDurationSeconds leaseTransitions lendablePercent lun manualSelector maxExpirationSeconds maxFailedIndexes
    maxItems maxLength maxProperties maximum minDomains minItems minLength minProperties minReplicas minimum mode multipleOf
    nodeAllocatableUpdatePeriodSeconds nominalConcurrencyShares optional optionalOldSelf orphanDependents parallelism
    perDeviceNodeSelection podInfoOnMount port preventPodSchedulingIfMissing privileged progressDeadlineSeconds readOnlyRootFilesystem
    ready requiresRepublish revisionHistoryLimit runAsGroup runAsNonRoot runAsUser seLinuxMount serviceAccountTokenInSecrets serving
    setHostnameAsFQDN shareProcessNamespace stabilizationWindowSeconds started startingDeadlineSeconds storageCapacity succeededCount
    successfulJobsHistoryLimit supplementalGroupsPolicy suspend targetCPUUtilizationPercentage terminating terminatingReplicas
    terminationGracePeriodSeconds tolerationSeconds ttlSecondsAfterFinished x-kubernetes-preserve-unknown-fields`,
  strings: `appProtocol cachingMode completionMode deprecationWarning extendedResourceName failurePolicy fsGroupChangePolicy fsGroupPolicy
    gmsaCredentialSpec gmsaCredentialSpecName holderIdentity hostnameOverride ingressClassName initiatorName internalTrafficPolicy
    ipFamilyPolicy ipMode labelSelectorPath loadBalancerClass localhostProfile managedBy matchAttribute matchPolicy mountPropagation
    nodeAffinityPolicy nodeTaintsPolicy parameterNotFoundAction persistentVolumeName podReplacementPolicy preemptionPolicy
    preferredHolder procMount reclaimPolicy recursiveReadOnly resourceClaimName resourceClaimTemplateName runAsUserName
    runtimeClassName seLinuxChangePolicy secretNamespace selectPolicy signerName stopSignal string succeededIndexes
    supplementalGroupsPolicy timeZone trafficDistribution unhealthyPodEvictionPolicy url version volumeAttributesClassName
    volumeBindingMode volumeMode x-kubernetes-list-type x-kubernetes-map-type zone`,
  fields: `V1DeploymentSpec.replicas V1ReplicaSetSpec.replicas V1StatefulSetSpec.replicas V1ReplicationControllerSpec.replicas
    V1PodSpec.priority V1RollingUpdateStatefulSetStrategy.partition V1AzureDiskVolumeSource.readOnly V1CSIVolumeSource.readOnly
    V1MutatingWebhook.timeoutSeconds V1ValidatingWebhook.timeoutSeconds V1ClientIPConfig.timeoutSeconds V1VolumeNodeResources.count
    V1AzureDiskVolumeSource.fsType V1CSIVolumeSource.fsType V1PodFailurePolicyOnExitCodesRequirement.containerName
    V1IngressClassParametersReference.apiGroup V1IngressClassParametersReference.namespace V1IngressClassParametersReference.scope
    V1TypedLocalObjectReference.apiGroup V1TypedObjectReference.apiGroup V1TypedObjectReference.namespace V1LeaseSpec.strategy
    V1Endpoint.hostname V1Endpoint.nodeName V1ResourceSliceSpec.nodeName V1Device.nodeName AdmissionregistrationV1ServiceReference.path
    ApiextensionsV1ServiceReference.path DiscoveryV1EndpointPort.protocol DiscoveryV1EndpointPort.name V1NetworkPolicyPort.protocol
    V1Validation.reason V1ValidationRule.reason V1MutatingWebhook.reinvocationPolicy V1Container.restartPolicy
    V1EphemeralContainer.restartPolicy V1RuleWithOperations.scope V1NamedRuleWithOperations.scope V1PersistentVolumeClaimSpec.storageClassName
    V1HostPathVolumeSource.type V1PodDNSConfigOption.value V1GRPCAction.service V1HTTPIngressPath.pathType V2HorizontalPodAutoscalerStatus.observedGeneration`,
};
const NO_POINTERS = `V1CustomResourceColumnDefinition.priority V1JobStatus.active V1APIServiceSpec.version V1ResourceAttributes.version`;

/** Optional objects that the server's types embed by value, so that they are always written. */
const VALUES = `V1Container.resources V1EphemeralContainer.resources V1ServiceStatus.loadBalancer V1IngressStatus.loadBalancer
  V1NodeStatus.daemonEndpoints V1NodeStatus.nodeInfo V1NodeDaemonEndpoints.kubeletEndpoint V1ContainerStatus.state
  V1ContainerStatus.lastState V1DeploymentSpec.strategy V1StatefulSetSpec.updateStrategy V1DaemonSetSpec.updateStrategy
  V1DeploymentSpec.template V1ReplicaSetSpec.template V1StatefulSetSpec.template V1DaemonSetSpec.template V1JobSpec.template
  V1CronJobSpec.jobTemplate V1PodTemplate.template V1PersistentVolumeClaimSpec.resources V1NetworkPolicySpec.podSelector
  CoreV1Event.source CoreV1Event.involvedObject EventsV1Event.regarding ResourceV1ResourceClaimSpec.devices V1ResourceClaimSpec.devices
  V1CustomResourceDefinitionStatus.acceptedNames V1ResourceFieldSelector.divisor V1ServicePort.targetPort V1Endpoint.conditions`;

/** Optional and yet written when they are empty: without `omitempty`. */
const ALWAYS = `V2HorizontalPodAutoscalerStatus.currentMetrics V1CustomResourceDefinitionStatus.conditions
  V1CustomResourceDefinitionStatus.storedVersions CoreV1Event.firstTimestamp CoreV1Event.lastTimestamp CoreV1Event.eventTime V1PodCondition.lastProbeTime
  V1TypedLocalObjectReference.apiGroup V1TypedObjectReference.apiGroup V1Role.rules V1ClusterRole.rules V1EndpointSlice.ports
  V1StatefulSetOrdinals.start V1StatefulSetSpec.serviceName V1StatefulSetStatus.availableReplicas V1RoleRef.apiGroup V1PriorityClass.value
  V1PodFailurePolicyOnPodConditionsPattern.status CoreV1Event.reportingComponent CoreV1Event.reportingInstance
  V1FlowSchemaSpec.matchingPrecedence V1QueuingConfiguration.handSize V1QueuingConfiguration.queueLengthLimit
  V1QueuingConfiguration.queues V1PodDisruptionBudgetStatus.currentHealthy V1PodDisruptionBudgetStatus.desiredHealthy
  V1PodDisruptionBudgetStatus.disruptionsAllowed V1PodDisruptionBudgetStatus.expectedPods V1PodCondition.lastProbeTime
  V1PodCondition.lastTransitionTime V1NodeCondition.lastHeartbeatTime V1NodeCondition.lastTransitionTime V1EndpointSlice.endpoints`;

/** @param {string} text */
const words = (text) => new Set(text.trim().split(/\s+/));
const numbers = words(POINTERS.numbers);
const strings = words(POINTERS.strings);
const pointers = words(POINTERS.fields);
const noPointers = words(NO_POINTERS);
const values = words(VALUES);
const always = words(ALWAYS);

const published = new Map(
  Object.entries(openapi).flatMap(([full, type]) => {
    const name = typeName(full, types);
    return name === undefined ? [] : [/** @type {const} */ ([name, type])];
  }),
);

/** @param {Property} field */
function listWords(field) {
  /** @type {string[]} */
  const found = [];
  const listType = field['x-kubernetes-list-type'];
  if (listType === 'map') found.push(`map=${field['x-kubernetes-list-map-keys']?.join(',')}`);
  else if (listType !== undefined) found.push(listType);
  if (field['x-kubernetes-map-type'] === 'atomic') found.push('atomic');
  const strategies = (field['x-kubernetes-patch-strategy'] ?? '').split(',');
  const key = field['x-kubernetes-patch-merge-key'];
  if (strategies.includes('merge')) found.push(key === undefined ? 'merge' : `merge=${key}`);
  if (strategies.includes('retainKeys')) found.push('retain');
  return found;
}

/** @param {string} type @param {string} field @param {string} kind */
function isPointer(type, field, kind) {
  const name = `${type}.${field}`;
  if (pointers.has(name)) return true;
  if (noPointers.has(name)) return false;
  return ('inb'.includes(kind) && numbers.has(field)) || (kind === 's' && strings.has(field));
}

/** @param {string} type @param {string} field @param {Written} written @param {boolean} required */
function writtenWords(type, field, written, required) {
  const name = `${type}.${field}`;
  const kind = (typeof written === 'string' ? written : written[0]).replace('!', '');
  const found = [];
  if (isPointer(type, field, kind)) found.push('pointer');
  if (required || always.has(name)) found.push('always');
  const isTop = ['metadata', 'spec', 'status'].includes(field) && kind.length > 1;
  // A selector is the only object that is asked for and yet a pointer.
  const isHeld = required && kind.length > 1 && /^\w+$/.test(kind) && field !== 'selector';
  if (values.has(name) || isHeld || (isTop && field !== 'status') || (isTop && published.has(kind)))
    found.push('value');
  return found;
}

/** @type {Record<string, Record<string, string>>} */
const structure = {};
for (const [type, fields] of Object.entries(types)) {
  if (type.startsWith('Gateway')) continue;
  const said = published.get(type);
  /** @type {Record<string, string>} */
  const found = {};
  const own = said === undefined ? [] : listWords(said);
  if (own.length > 0) found['*'] = own.join(' ');
  for (const [field, written] of Object.entries(fields)) {
    const property = said?.properties?.[field] ?? {};
    const required =
      said === undefined ? String(written).includes('!') : (said.required?.includes(field) ?? false);
    const all = [...writtenWords(type, field, written, required), ...listWords(property)];
    if (property.ref?.endsWith('.MicroTime')) all.push('micro');
    if (all.length > 0) found[field] = all.join(' ');
  }
  if (Object.keys(found).length > 0) structure[type] = found;
}
const lines = Object.entries(structure).map(
  ([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`,
);
writeFileSync(here('structure.json'), `{\n${lines.join(',\n')}\n}\n`);
