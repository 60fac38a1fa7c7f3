import { type JsonObject, numberAt, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import { timeText } from '../../time.ts';
import { type ApiCall, writeScope } from '../api-call.ts';
import { readBody } from '../read-body.ts';
import type { ApiReply } from '../request.ts';
import { conflict, notFound } from '../status-error.ts';

/** `POST …/pods/<name>/binding`, and `POST …/bindings`: assigns a Pod to a node. */
export function bind(call: ApiCall): ApiReply {
  const { context, request, route } = call;
  const body =
    call.sent ?? (readBody(request.body, request.headers['content-type'], 'Binding') as JsonObject);
  const name = route.name || textAt(body, 'metadata', 'name');
  const pod = context.store.get('pods', route.namespace, name);
  const subject = { plural: 'pods', group: '' };
  if (pod === undefined) throw notFound(subject, name);
  const binding = { plural: 'pods/binding', group: '' };
  const node = textAt(pod, 'spec', 'nodeName');
  if (textAt(pod, 'metadata', 'deletionTimestamp') !== '')
    throw conflict(binding, name, `pod ${name} is being deleted, cannot be assigned to a host`);
  if (node !== '') throw conflict(binding, name, `pod ${name} is already assigned to node "${node}"`);
  if (objectsAt(pod, 'spec', 'schedulingGates').length > 0)
    throw conflict(binding, name, `pod ${name} has non-empty .spec.schedulingGates`);
  if (!writeScope(call).dryRun)
    context.store.put('pods', bound(pod, textAt(body, 'target', 'name'), context.world.now, body));
  const status = { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success', code: 201 };
  return { status: 201, body: status };
}

function bound(pod: JsonObject, node: string, now: number, binding: JsonObject): JsonObject {
  const metadata = { ...objectAt(pod, 'metadata') };
  const annotations = objectAt(binding, 'metadata', 'annotations');
  if (Object.keys(annotations).length > 0)
    metadata.annotations = { ...objectAt(metadata, 'annotations'), ...annotations };
  const generation = numberAt(metadata, 'generation');
  const scheduled: JsonObject = {
    type: 'PodScheduled',
    ...(generation !== undefined && { observedGeneration: generation }),
    status: 'True',
    lastProbeTime: null,
    lastTransitionTime: timeText(now),
  };
  const { nominatedNodeName: _nominated, ...status } = objectAt(pod, 'status');
  const others = objectsAt(status, 'conditions').filter(({ type }) => type !== 'PodScheduled');
  return {
    ...pod,
    metadata,
    spec: { ...objectAt(pod, 'spec'), nodeName: node },
    status: { ...status, conditions: [...others, scheduled] },
  };
}
