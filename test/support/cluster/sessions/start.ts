import { Cluster } from '../../../../src/cluster/cluster.ts';
import type { CertificateSigner } from '../../../../src/cluster/controllers/certificates/signer.ts';
import { makeControllers } from '../../../../src/cluster/controllers/registry.ts';
import { type JsonObject, textAt } from '../../../../src/kubernetes/json.ts';
import { RECORDED_KUBELET } from '../../recorded-kubelet.ts';
import { send } from '../client.ts';
import { readSessionCluster } from './session.ts';

/** What controllers and kubelets make again. */
const MADE_AGAIN = new Set(['ControllerRevision', 'EndpointSlice', 'Endpoints', 'Pod', 'ReplicaSet']);
const START = Date.UTC(2026, 10, 21, 12, 0, 0);

/** A cluster as sessions find it, settled, without events. */
export function startSessionCluster(signer?: CertificateSigner): Cluster {
  const objects = readSessionCluster()
    .filter((object) => !MADE_AGAIN.has(textAt(object, 'kind')))
    .map((object) => resolvePlaceholders(object));
  const controllers = makeControllers(RECORDED_KUBELET);
  const cluster = new Cluster({
    seed: 1,
    start: START,
    version: '1.35',
    objects,
    controllers,
    ...(signer && { signer }),
  });
  cluster.advance(60_000);
  for (const namespace of ['default', 'kube-system'])
    send(cluster, 'DELETE', `/api/v1/namespaces/${namespace}/events`);
  return cluster;
}

function resolvePlaceholders(object: JsonObject): JsonObject {
  const time = new Date(START - 3_600_000).toISOString().replace('.000', '');
  const text = JSON.stringify(object)
    .replaceAll('<time>', time)
    .replace(/<podIP(\d+)>\/24/g, '10.244.$1.0/24')
    .replace(/<clusterIP\d+>\/16/g, '10.96.0.0/16');
  const resolved = JSON.parse(text) as JsonObject;
  if (resolved.kind === 'Deployment' || resolved.kind === 'DaemonSet') resolved.status = {};
  return resolved;
}
