import { lookUp } from '../../../source/look-up.ts';
import {
  copyJson,
  isObject,
  type JsonObject,
  listAt,
  numberAt,
  objectAt,
  objectsAt,
  textAt,
} from '../../json.ts';
import { typeOfKind } from '../../schema/schemas.ts';
import { isNamespaced } from '../../schema/scope.ts';
import { sameValue } from '../../validation/same-value.ts';
import { encodeTexts, nameSourceTwice } from './registry.ts';

/** Fields that an update keeps if the new object does not set them, by type. */
const KEEP: Readonly<Record<string, (after: JsonObject, before: JsonObject) => void>> = {
  V1Service: keepAllocated,
  V1Secret: encodeTexts,
  V1PersistentVolumeClaim: (after) => nameSourceTwice(objectAt(after, 'spec')),
  V1DaemonSet: countTemplates,
  V1CertificateSigningRequest: (after, before) => {
    after.spec = before.spec ?? {};
  },
  V1Namespace: (after, before) => {
    after.spec = before.spec ?? {};
  },
};

/** Keeps what the API server keeps of a stored object that is replaced: its status and its allocated values. Modifies the new object. */
export function prepareUpdate(after: JsonObject, before: JsonObject): JsonObject {
  const type = typeOfKind(String(after.apiVersion), String(after.kind)) ?? '';
  if (before.status === undefined) delete after.status;
  else after.status = copyJson(before.status);
  const metadata = objectAt(after, 'metadata');
  after.metadata = metadata;
  if (isNamespaced(String(after.apiVersion), String(after.kind))) metadata.namespace ??= 'default';
  for (const field of ['uid', 'creationTimestamp', 'generation']) {
    const value = objectAt(before, 'metadata')[field];
    if (value !== undefined) metadata[field] ??= value;
  }
  lookUp(KEEP, type)?.(after, before);
  return after;
}

const TEMPLATE_GENERATION = 'deprecated.daemonset.template.generation';

/** Counts the changes of a DaemonSet's template, in an annotation that nothing else sets. */
function countTemplates(after: JsonObject, before: JsonObject): void {
  const metadata = objectAt(after, 'metadata');
  const known = Number(textAt(before, 'metadata', 'annotations', TEMPLATE_GENERATION) || '1');
  const isSame = sameValue(objectAt(before, 'spec').template, objectAt(after, 'spec').template);
  const generation = { [TEMPLATE_GENERATION]: String(isSame ? known : known + 1) };
  metadata.annotations = { ...objectAt(metadata, 'annotations'), ...generation };
}

const needsAddress = (spec: JsonObject): boolean => textAt(spec, 'type') !== 'ExternalName';
const needsNodePorts = (spec: JsonObject): boolean =>
  ['NodePort', 'LoadBalancer'].includes(textAt(spec, 'type'));

function keepAllocated(after: JsonObject, before: JsonObject): void {
  const [now, then] = [objectAt(after, 'spec'), objectAt(before, 'spec')];
  if (needsAddress(now) && needsAddress(then)) keepAddress(now, then);
  else if (!needsAddress(now))
    dropKept(now, then, ['clusterIP', 'clusterIPs', 'ipFamilies', 'ipFamilyPolicy']);
  if (needsNodePorts(now) && needsNodePorts(then)) keepNodePorts(now, then);
  else if (!needsNodePorts(now)) dropNodePorts(now, then);
  if (textAt(now, 'type') !== 'LoadBalancer')
    dropKept(now, then, ['allocateLoadBalancerNodePorts', 'loadBalancerClass', 'healthCheckNodePort']);
  if (!needsNodePorts(now) && listAt(now, 'externalIPs').length === 0)
    dropKept(now, then, ['externalTrafficPolicy']);
}

function keepAddress(now: JsonObject, then: JsonObject): void {
  now.clusterIP ||= then.clusterIP ?? '';
  if (now.clusterIP !== then.clusterIP && sameValue(now.clusterIPs ?? [], then.clusterIPs ?? []))
    now.clusterIPs = [now.clusterIP];
  if (listAt(now, 'clusterIPs').length === 0)
    now.clusterIPs = now.clusterIP === then.clusterIP ? [...listAt(then, 'clusterIPs')] : [now.clusterIP];
  if (now.clusterIP === '') {
    delete now.clusterIP;
    delete now.clusterIPs;
  }
  for (const field of ['ipFamilies', 'ipFamilyPolicy']) {
    const value = then[field];
    if (value !== undefined) now[field] ??= value;
  }
}

/** Drops fields that belonged to the old type and are unchanged. */
function dropKept(now: JsonObject, then: JsonObject, fields: readonly string[]): void {
  for (const field of fields)
    if (JSON.stringify(now[field]) === JSON.stringify(then[field])) delete now[field];
}

function portKey(port: JsonObject): string {
  return `${textAt(port, 'protocol')}/${numberAt(port, 'port')}`;
}

function keepNodePorts(now: JsonObject, then: JsonObject): void {
  const old = new Map(objectsAt(then, 'ports').map((port) => [portKey(port), port.nodePort]));
  for (const port of objectsAt(now, 'ports')) {
    const value = old.get(portKey(port));
    if (value !== undefined) port.nodePort ??= value;
  }
}

function dropNodePorts(now: JsonObject, then: JsonObject): void {
  const old = new Map(objectsAt(then, 'ports').map((port) => [portKey(port), port.nodePort]));
  for (const port of objectsAt(now, 'ports'))
    if (isObject(port) && port.nodePort === old.get(portKey(port))) delete port.nodePort;
}
