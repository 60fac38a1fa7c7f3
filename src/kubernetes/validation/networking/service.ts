import { checkName, checkOneOf, checkPortNumber } from '../check-values.ts';
import type { FieldPath } from '../field-path.ts';
import type { KindRules } from '../kind-rules.ts';
import { checkLabels } from '../labels.ts';
import { dnsSubdomain, qualifiedName, rfc1035Label } from '../names.ts';
import { checkAddress, checkNotSpecial, checkRange } from '../network-address.ts';
import { type ApiObject, has, number, object, objects, optionalText, text, texts } from '../object-values.ts';
import { checkClusterIPs, isHeadless } from './cluster-ips.ts';
import { checkServicePorts } from './service-ports.ts';
import { checkServiceUpdate } from './service-update.ts';

const TYPES = ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort'];
const POLICIES = ['Cluster', 'Local'];
const DISTRIBUTIONS = ['PreferClose', 'PreferSameZone', 'PreferSameNode'];
const KUBELET_PORT = 10_250;
const DAY = 86_400;
const ONLY_LOAD_BALANCER = "may only be used when `type` is 'LoadBalancer'";
const RANGES_ANNOTATION = 'service.beta.kubernetes.io/load-balancer-source-ranges';

/** @see https://kubernetes.io/docs/reference/kubernetes-api/service-resources/service-v1/ */
export const service: KindRules = {
  apiVersion: 'v1',
  kind: 'Service',
  namespaced: true,
  name: rfc1035Label,
  allocate(created, at) {
    checkClusterIPs(object(created, 'spec') ?? {}, at.child('spec'), true);
  },
  validate: checkService,
  validateUpdate(after, before, at) {
    checkServiceUpdate(after, before, at);
    checkService(after, at);
  },
};

function checkService(created: ApiObject, at: FieldPath): void {
  const spec = object(created, 'spec') ?? {};
  const here = at.child('spec');
  checkByType(spec, here);
  checkServicePorts(spec, here.child('ports'));
  checkLabels(spec, 'selector', here.child('selector'));
  checkAffinity(spec, here);
  checkClusterIPs(spec, here, false);
  texts(spec, 'externalIPs').forEach((address, position) => {
    const place = here.child('externalIPs').item(position);
    if (checkAddress(address, place) !== undefined) checkNotSpecial(address, place);
  });
  checkOneOf(text(spec, 'type'), TYPES, here.child('type'));
  checkNodePorts(spec, here.child('ports'));
  checkLoadBalancer(created, spec, at);
  checkTraffic(spec, here);
}

function checkByType(spec: ApiObject, at: FieldPath): void {
  const type = text(spec, 'type');
  const ports = objects(spec, 'ports');
  if (ports.length === 0 && !isHeadless(spec) && type !== 'ExternalName') at.child('ports').required();
  if (type === 'LoadBalancer') {
    ports.forEach((port, position) => {
      if (number(port, 'port') === KUBELET_PORT)
        at.child('ports')
          .item(position)
          .invalid(
            KUBELET_PORT,
            `may not expose port ${KUBELET_PORT} externally since it is used by kubelet`,
          );
    });
  }
  if ((type === 'LoadBalancer' || type === 'NodePort') && isHeadless(spec))
    at.child('clusterIPs').item(0).invalid('None', `may not be set to 'None' for ${type} services`);
  if (type === 'ExternalName') checkExternalName(spec, at);
}

function checkExternalName(spec: ApiObject, at: FieldPath): void {
  const words = 'may not be set for ExternalName services';
  if (texts(spec, 'clusterIPs').length > 0 || text(spec, 'clusterIP') !== '')
    at.child('clusterIPs').forbidden(words);
  if (texts(spec, 'ipFamilies').length > 0) at.child('ipFamilies').forbidden(words);
  if (has(spec, 'ipFamilyPolicy')) at.child('ipFamilyPolicy').forbidden(words);
  const name = text(spec, 'externalName').replace(/\.$/, '');
  if (name === '') at.child('externalName').required();
  else checkName(name, dnsSubdomain, at.child('externalName'));
}

function checkAffinity(spec: ApiObject, at: FieldPath): void {
  const affinity = text(spec, 'sessionAffinity');
  checkOneOf(affinity, ['ClientIP', 'None'], at.child('sessionAffinity'));
  const config = object(spec, 'sessionAffinityConfig');
  if (affinity === 'ClientIP') {
    const seconds = number(object(config, 'clientIP'), 'timeoutSeconds') ?? 0;
    if (seconds <= 0 || seconds > DAY)
      at.child('sessionAffinityConfig', 'clientIP', 'timeoutSeconds').invalid(
        seconds,
        `must be greater than 0 and less than ${DAY}`,
      );
  } else if (affinity === 'None' && config !== undefined)
    at.child('sessionAffinityConfig').forbidden('must not be set when session affinity is None');
}

function checkNodePorts(spec: ApiObject, at: FieldPath): void {
  const clusterOnly = text(spec, 'type') === 'ClusterIP';
  const onNodes = new Set<string>();
  const inside = new Set<string>();
  const ports = objects(spec, 'ports');
  ports.forEach((port, position) => {
    const nodePort = number(port, 'nodePort') ?? 0;
    if (clusterOnly && nodePort !== 0)
      at.item(position).child('nodePort').forbidden("may not be used when `type` is 'ClusterIP'");
  });
  ports.forEach((port, position) => {
    const nodePort = number(port, 'nodePort') ?? 0;
    const key = `${text(port, 'protocol')}/${nodePort}`;
    if (nodePort !== 0 && onNodes.has(key)) at.item(position).child('nodePort').duplicate(nodePort);
    onNodes.add(key);
  });
  ports.forEach((port, position) => {
    const [protocol, numbered] = [text(port, 'protocol'), number(port, 'port') ?? 0];
    const key = `${protocol}/${numbered}`;
    if (inside.has(key))
      at.item(position).duplicate({
        Name: '',
        Protocol: protocol,
        AppProtocol: null,
        Port: numbered,
        TargetPort: 0,
        NodePort: 0,
      });
    inside.add(key);
  });
}

function checkLoadBalancer(created: ApiObject, spec: ApiObject, at: FieldPath): void {
  const isBalanced = text(spec, 'type') === 'LoadBalancer';
  const here = at.child('spec');
  const ranges = texts(spec, 'loadBalancerSourceRanges');
  const annotated = optionalText(object(object(created, 'metadata'), 'annotations'), RANGES_ANNOTATION);
  // The server writes the field with a capital letter.
  if (ranges.length > 0) {
    const place = here.child('LoadBalancerSourceRanges');
    if (!isBalanced) place.forbidden(ONLY_LOAD_BALANCER);
    ranges.forEach((range, position) => {
      checkRange(range.trim(), place.item(position));
    });
  } else if (annotated !== undefined) {
    const place = at.child('metadata', 'annotations').key(RANGES_ANNOTATION);
    if (!isBalanced) place.forbidden(ONLY_LOAD_BALANCER);
    if (annotated.trim() !== '')
      for (const range of annotated.trim().split(',')) checkRange(range.trim(), place);
  }
  if (has(spec, 'allocateLoadBalancerNodePorts') && !isBalanced)
    here.child('allocateLoadBalancerNodePorts').forbidden(ONLY_LOAD_BALANCER);
  const className = optionalText(spec, 'loadBalancerClass');
  if (className === undefined) return;
  if (isBalanced) checkName(className, qualifiedName, here.child('loadBalancerClass'));
  else here.child('loadBalancerClass').forbidden(ONLY_LOAD_BALANCER);
}

function checkTraffic(spec: ApiObject, at: FieldPath): void {
  const type = text(spec, 'type');
  const external = text(spec, 'externalTrafficPolicy');
  const reachable =
    type === 'LoadBalancer' ||
    type === 'NodePort' ||
    (type === 'ClusterIP' && texts(spec, 'externalIPs').length > 0);
  if (reachable) checkOneOf(external, POLICIES, at.child('externalTrafficPolicy'));
  else if (external !== '')
    at.child('externalTrafficPolicy').invalid(external, 'may only be set for externally-accessible services');
  const probe = number(spec, 'healthCheckNodePort') ?? 0;
  const here = at.child('healthCheckNodePort');
  if (type !== 'LoadBalancer' || external !== 'Local') {
    if (probe !== 0)
      here.invalid(
        probe,
        "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'",
      );
  } else if (probe !== 0) checkPortNumber(probe, here);
  const internal = optionalText(spec, 'internalTrafficPolicy');
  if (internal !== undefined) checkOneOf(internal, POLICIES, at.child('internalTrafficPolicy'));
  const distribution = optionalText(spec, 'trafficDistribution');
  if (distribution !== undefined) checkOneOf(distribution, DISTRIBUTIONS, at.child('trafficDistribution'));
}
