import { objectsAt, textAt } from '../../kubernetes/json.ts';
import { serverFailure } from '../kubectl-failure.ts';
import { print, send } from '../running.ts';
import type { KubectlCommand } from './command.ts';

/** `kubectl cluster-info` */
export const clusterInfo: KubectlCommand = function* (invocation) {
  const { server, namespaceGiven, namespace } = yield* invocation.connection();
  const within = namespaceGiven && invocation.flags.has('namespace') ? namespace : 'kube-system';
  const { status, body } = yield* send({
    method: 'GET',
    path: `/api/v1/namespaces/${within}/services`,
    query: [['labelSelector', 'kubernetes.io/cluster-service=true']],
  });
  if (status >= 400) throw serverFailure(body);
  yield* print(`Kubernetes control plane is running at ${server}\n`);
  for (const service of objectsAt(body, 'items')) {
    const name = textAt(service, 'metadata', 'name');
    const shown = textAt(service, 'metadata', 'labels', 'kubernetes.io/name') || name;
    const [port] = objectsAt(service, 'spec', 'ports');
    const scheme = port?.port === 443 || textAt(port, 'name') === 'https' ? 'https:' : '';
    const portName = textAt(port, 'name');
    const link = scheme === '' && portName === '' ? name : `${scheme}${name}:${portName}`;
    yield* print(
      `${shown} is running at ${server}/api/v1/namespaces/${textAt(service, 'metadata', 'namespace')}/services/${link}/proxy\n`,
    );
  }
  yield* print("\nTo further debug and diagnose cluster problems, use 'kubectl cluster-info dump'.\n");
  return 0;
};
