import { nodeRoles } from '../../../cluster/api/table/kinds/node.ts';
import { type JsonObject, listAt, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import type { Running } from '../../client-effect.ts';
import { serverFailure } from '../../kubectl-failure.ts';
import { send } from '../../running.ts';
import { writeWatchedConditions } from '../conditions.ts';
import type { DescribedObject, Describer } from '../describer.ts';
import type { Description } from '../description.ts';
import { eventsAbout, writeEvents } from '../events.ts';
import { taintText } from '../pod/placement.ts';
import { listRelated } from '../related.ts';
import { longTime, quantityText } from '../values.ts';
import { writeNodePods } from './node-pods.ts';

export const describeNode: Describer = function* (subject, page) {
  const { chunkSize, name, now, object, showEvents } = subject;
  const onNode = `spec.nodeName=${name},status.phase!=Failed,status.phase!=Succeeded`;
  const pods = yield* listRelated('/api/v1/pods', [['fieldSelector', onNode]], chunkSize);
  if ('refused' in pods && textAt(pods.refused, 'reason') !== 'Forbidden') throw serverFailure(pods.refused);
  const events = showEvents ? yield* nodeEvents(subject) : undefined;
  const lease = yield* send({
    method: 'GET',
    path: `/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases/${name}`,
  });
  writeHead(page, object);
  if (lease.status < 400) writeLease(page, objectAt(lease.body, 'spec'));
  else page.field('Lease', `Failed to get lease: ${textAt(lease.body, 'message')}`);
  writeWatchedConditions(page, objectsAt(object, 'status', 'conditions'), 'LastHeartbeatTime');
  writeMachine(page, object);
  if ('items' in pods) writeNodePods(page, pods.items, object, now);
  else page.field('Pods', 'not authorized');
  if (events !== undefined) writeEvents(page, events, now);
};

/** The events of a node: controllers refer to the node by its UID, kubelets by its name. */
function* nodeEvents(subject: DescribedObject): Running<readonly JsonObject[]> {
  const known = yield* eventsAbout(subject, 'Node', textAt(subject.object, 'metadata', 'uid'));
  return [...known, ...(yield* eventsAbout(subject, 'Node', subject.name))];
}

function writeHead(page: Description, object: JsonObject): void {
  const taints = objectsAt(object, 'spec', 'taints').map((taint) => ({
    by: `${textAt(taint, 'effect')},${textAt(taint, 'key')}`,
    text: taintText(taint),
  }));
  page.field('Name', textAt(object, 'metadata', 'name'));
  page.field('Roles', nodeRoles(object));
  page.labels('Labels', objectAt(object, 'metadata', 'labels'));
  page.annotations('Annotations', objectAt(object, 'metadata', 'annotations'));
  page.field('CreationTimestamp', longTime(objectAt(object, 'metadata').creationTimestamp));
  page.list(
    'Taints',
    taints.sort((a, b) => (a.by < b.by ? -1 : a.by > b.by ? 1 : 0)).map(({ text }) => text),
  );
  page.field('Unschedulable', objectAt(object, 'spec').unschedulable === true);
}

function writeLease(page: Description, spec: JsonObject): void {
  const time = (field: string): string =>
    textAt(spec, field) === '' ? '<unset>' : longTime(textAt(spec, field));
  page.line(0, 'Lease:');
  page.field('HolderIdentity', textAt(spec, 'holderIdentity') || '<unset>', 1);
  page.field('AcquireTime', time('acquireTime'), 1);
  page.field('RenewTime', time('renewTime'), 1);
}

const SYSTEM = [
  ['Machine ID', 'machineID'],
  ['System UUID', 'systemUUID'],
  ['Boot ID', 'bootID'],
  ['Kernel Version', 'kernelVersion'],
  ['OS Image', 'osImage'],
  ['Operating System', 'operatingSystem'],
  ['Architecture', 'architecture'],
  ['Container Runtime Version', 'containerRuntimeVersion'],
  ['Kubelet Version', 'kubeletVersion'],
  ['Kube-Proxy Version', 'kubeProxyVersion'],
] as const;

function writeMachine(page: Description, object: JsonObject): void {
  const [spec, status] = [objectAt(object, 'spec'), objectAt(object, 'status')];
  page.line(0, 'Addresses:');
  for (const address of objectsAt(status, 'addresses'))
    page.field(textAt(address, 'type'), textAt(address, 'address'), 1);
  for (const [name, field] of [
    ['Capacity', 'capacity'],
    ['Allocatable', 'allocatable'],
  ] as const) {
    const amounts = objectAt(status, field);
    const resources = Object.keys(amounts).sort();
    if (resources.length > 0) page.line(0, `${name}:`);
    for (const resource of resources) page.field(resource, quantityText(amounts[resource]), 1);
  }
  page.line(0, 'System Info:');
  for (const [name, field] of SYSTEM) page.field(name, textAt(status, 'nodeInfo', field), 1);
  const set = (name: string, text: string): void => {
    if (text !== '') page.field(name, text);
  };
  set('PodCIDR', textAt(spec, 'podCIDR'));
  set('PodCIDRs', listAt(spec, 'podCIDRs').join(','));
  set('ProviderID', textAt(spec, 'providerID'));
}
