import { isObject, type Json, type JsonObject, listAt, textAt } from '../../json.ts';
import { type DefaultTable, written } from '../server-default.ts';
import { PAGES } from './pages.ts';

const { service, networkPolicy } = PAGES;
const THREE_HOURS = 10_800;

/** Services, EndpointSlices, Ingresses and NetworkPolicies. */
export const NETWORKING: DefaultTable = {
  'V1ServiceSpec.type': written('ClusterIP', service),
  'V1ServiceSpec.sessionAffinity': written('None', service),
  'V1ServiceSpec.sessionAffinityConfig': written(affinityConfig, service),
  'V1ServiceSpec.externalTrafficPolicy': written(externalPolicy, service),
  'V1ServiceSpec.internalTrafficPolicy': written(internalPolicy, service),
  'V1ServiceSpec.allocateLoadBalancerNodePorts': written(allocatesPorts, service),
  'V1SessionAffinityConfig.clientIP': written({}, service),
  'V1ClientIPConfig.timeoutSeconds': written(THREE_HOURS, service),
  'V1ServicePort.protocol': written('TCP', service),
  'V1ServicePort.targetPort': written(({ port }) => port, service),
  'CoreV1EndpointPort.protocol': written('TCP', PAGES.endpoints),
  'DiscoveryV1EndpointPort.name': written('', PAGES.endpointSlice),
  'DiscoveryV1EndpointPort.protocol': written('TCP', PAGES.endpointSlice),
  'V1IngressClassParametersReference.scope': written('Cluster', PAGES.ingressClass),
  'V1NetworkPolicyPort.protocol': written('TCP', networkPolicy),
  'V1NetworkPolicySpec.policyTypes': written(policyTypes, networkPolicy),
};

function affinityConfig(spec: JsonObject): Json | undefined {
  return textAt(spec, 'sessionAffinity') === 'ClientIP' ? { clientIP: {} } : undefined;
}

/** Whether traffic from outside the cluster reaches the Service. */
function isExternal(spec: JsonObject): boolean {
  const type = textAt(spec, 'type');
  if (type === 'ClusterIP') return listAt(spec, 'externalIPs').length > 0;
  return type === 'NodePort' || type === 'LoadBalancer';
}

function externalPolicy(spec: JsonObject): Json | undefined {
  return isExternal(spec) ? 'Cluster' : undefined;
}

function internalPolicy(spec: JsonObject): Json | undefined {
  return ['ClusterIP', 'NodePort', 'LoadBalancer'].includes(textAt(spec, 'type')) ? 'Cluster' : undefined;
}

function allocatesPorts(spec: JsonObject): Json | undefined {
  return textAt(spec, 'type') === 'LoadBalancer' ? true : undefined;
}

function policyTypes(spec: JsonObject): Json {
  return listAt(spec, 'egress').length > 0 ? ['Ingress', 'Egress'] : ['Ingress'];
}

/** Drops the session affinity's configuration if there is no session affinity. */
export function dropUnusedAffinity(spec: JsonObject): void {
  if (textAt(spec, 'sessionAffinity') === 'None' && isObject(spec.sessionAffinityConfig))
    delete spec.sessionAffinityConfig;
}
