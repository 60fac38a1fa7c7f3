/**
 * Derives `objects.json`: the objects of a new cluster (namespaces, accounts, roles and bindings, priority classes, flow control, DNS, kube-proxy),
 * from the objects of a recorded 1.35 cluster. Objects that controllers and kubelets create are left to them. Not published.
 * Run: `node src/cluster/bootstrap/derive-objects.mjs CLUSTER.json > src/cluster/bootstrap/objects.json`
 */
import { readFileSync } from 'node:fs';

/** @typedef {{ kind: string, metadata: { name: string, annotations?: Record<string, string> }, spec?: { cidrs?: string[], ports?: { targetPort?: unknown }[] }, status?: unknown }} Recorded */

const LEFT_OUT = new Set([
  'ControllerRevision',
  'EndpointSlice',
  'Endpoints',
  'IngressClass',
  'Node',
  'PersistentVolume',
  'Pod',
  'ReplicaSet',
  'StorageClass',
]);

/** @type {Recorded[]} */
const recorded = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'));

const kept = recorded
  .filter(
    ({ kind, metadata }) => !LEFT_OUT.has(kind) && metadata.name !== 'extension-apiserver-authentication',
  )
  .map((object) => {
    if (['Deployment', 'DaemonSet'].includes(object.kind)) {
      object.status = {};
      delete object.metadata.annotations;
    }
    if (object.kind === 'ServiceCIDR' && object.spec) object.spec.cidrs = ['10.96.0.0/16'];
    if (object.kind === 'Service' && object.metadata.name === 'kubernetes')
      for (const port of object.spec?.ports ?? []) port.targetPort = 6443;
    return object;
  });
/** The recorded cluster pinned its DNS to the control plane node by name. */
const text = JSON.stringify(kept).replace('"kubernetes.io/hostname":"cp01"', '"kubernetes.io/os":"linux"');
process.stdout.write(text.replaceAll('"<time>"', '"2026-01-01T00:00:00Z"'));
