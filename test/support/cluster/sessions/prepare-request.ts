import type { Cluster } from '../../../../src/cluster/cluster.ts';
import {
  isObject,
  type Json,
  type JsonObject,
  objectAt,
  objectsAt,
  textAt,
} from '../../../../src/kubernetes/json.ts';
import type { Sent } from '../client.ts';
import type { Placeholders } from './placeholders.ts';
import type { RecordedRequest } from './session.ts';

const TABLE =
  'application/json;as=Table;v=v1;g=meta.k8s.io,application/json;as=Table;v=v1beta1;g=meta.k8s.io,application/json';

/** Where an object of which only the name is known may be. */
const RESOURCES = [
  'pods',
  'deployments.apps',
  'replicasets.apps',
  'statefulsets.apps',
  'daemonsets.apps',
  'jobs.batch',
  'cronjobs.batch',
  'services',
  'nodes',
  'persistentvolumeclaims',
  'persistentvolumes',
  'configmaps',
  'ingresses.networking.k8s.io',
  'horizontalpodautoscalers.autoscaling',
  'replicationcontrollers',
  'namespaces',
  'endpoints',
  'poddisruptionbudgets.policy',
];

export interface Prepared {
  readonly target: string;
  readonly sent: Sent;
}

/** A recorded request as it is to be sent to our cluster: with its names, uids and revisions in place of placeholders. */
export function prepareRequest(request: RecordedRequest, known: Placeholders, cluster: Cluster): Prepared {
  const { path, headers = {}, as, contentType, body } = request;
  const target = ownSelectors(known.resolve(decoded(path)), request, known, cluster);
  const accept = as === 'Table' ? { accept: TABLE } : {};
  const type = contentType === 'application/vnd.kubernetes.protobuf' ? 'application/json' : contentType;
  return {
    target,
    sent: {
      headers: { ...accept, ...headers, 'user-agent': 'kubectl/v1.35.2 (linux/amd64) kubernetes/8b3d3f6' },
      body: body === undefined ? undefined : ownBody(body, request, known, cluster),
      type,
    },
  };
}

/** The path with the placeholders in its query readable. */
function decoded(path: string): string {
  return path.replace(/%3C/gi, '<').replace(/%3E/gi, '>');
}

function ownSelectors(
  target: string,
  { response }: RecordedRequest,
  known: Placeholders,
  cluster: Cluster,
): string {
  const [path = '', text = ''] = target.split(/\?(.*)/s);
  const query = new URLSearchParams(text);
  const revision = query.get('resourceVersion') ?? '';
  if (revision.startsWith('<')) query.set('resourceVersion', String(cluster.revision));
  const fields = query.get('fieldSelector');
  if (fields !== null) query.set('fieldSelector', ownFields(fields, cluster));
  const labels = query.get('labelSelector');
  const [first] = objectsAt(response, 'items');
  const hash = textAt(first, 'metadata', 'labels', 'pod-template-hash');
  if (labels?.includes('pod-template-hash=') && hash !== '')
    query.set(
      'labelSelector',
      labels.replace(/pod-template-hash=\w+/, `pod-template-hash=${known.resolve(hash)}`),
    );
  const written = query.toString();
  return written === '' ? path : `${path}?${written}`;
}

function ownFields(fields: string, cluster: Cluster): string {
  const terms = fields.split(',').map((term) => term.split('=') as [string, string]);
  const values = new Map(terms);
  return terms
    .map(([field, value]) => {
      if (value !== '<uid>') return `${field}=${value}`;
      const namespace = values.get('involvedObject.namespace') ?? '';
      return `${field}=${uidOf(cluster, namespace, values.get('involvedObject.name') ?? '', values.get('involvedObject.kind'))}`;
    })
    .join(',');
}

function uidOf({ world }: Cluster, namespace: string, name: string, kind?: string): string {
  for (const resource of RESOURCES) {
    const found = world.get(resource, namespace, name) ?? world.get(resource, '', name);
    if (found !== undefined && (kind === undefined || found.kind === kind))
      return textAt(found, 'metadata', 'uid');
  }
  return '00000000-0000-4000-8000-000000000000';
}

function ownBody(body: Json, request: RecordedRequest, known: Placeholders, cluster: Cluster): Json {
  const text = known
    .resolve(JSON.stringify(body))
    .replaceAll('<rv>', '1')
    .replaceAll('<time>', new Date(cluster.now).toISOString().replace(/\.\d+/, ''));
  const own = JSON.parse(text) as Json;
  if (isObject(own)) restoreMetadata(own, request, cluster);
  return own;
}

/** Puts back what the recording left out and the answer shows to have been there. */
function restoreMetadata(
  body: JsonObject,
  { path, status, response }: RecordedRequest,
  cluster: Cluster,
): void {
  const namespace = textAt(body, 'metadata', 'namespace') || (/\/namespaces\/([^/?]+)/.exec(path)?.[1] ?? '');
  const stored = cluster.world.get('pods', namespace, textAt(body, 'metadata', 'name'));
  if (stored !== undefined && isObject(body.spec) && body.spec.nodeName !== undefined)
    body.spec.nodeName = textAt(stored, 'spec', 'nodeName');
  for (const owner of objectsAt(body, 'metadata', 'ownerReferences'))
    owner.uid ??= uidOf(cluster, namespace, textAt(owner, 'name'), textAt(owner, 'kind'));
  const message = textAt(response, 'message');
  if (status !== 409 || textAt(response, 'reason') !== 'Conflict') return;
  if (message.includes('has been modified'))
    body.metadata = { ...objectAt(body, 'metadata'), resourceVersion: '1' };
  if (message.includes('UID in precondition'))
    body.metadata = { ...objectAt(body, 'metadata'), uid: '00000000-0000-4000-8000-000000000000' };
}
