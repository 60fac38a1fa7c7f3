import type { Cluster } from '../../cluster/cluster.ts';
import { type JsonObject, textAt } from '../../kubernetes/json.ts';
import { findResource } from '../../kubernetes/kubectl/resources.ts';
import { ADMINISTRATOR } from '../administrator.ts';
import type { Lab } from '../lab.ts';

/** Namespaces that Kubernetes creates itself and that cannot be deleted. */
const ITS_OWN = new Set(['default', 'kube-system', 'kube-public', 'kube-node-lease']);

/** Deletes all objects and namespaces that the set-up created. */
export function deleteEverything({ setup }: Lab, cluster: Cluster): undefined {
  for (const step of setup) {
    if (step.type !== 'objects') continue;
    for (const object of step.objects) deleteObject(object, cluster);
    cluster.settle();
  }
  for (const namespace of cluster.world.list('namespaces'))
    if (!ITS_OWN.has(textAt(namespace, 'metadata', 'name'))) deleteObject(namespace, cluster);
  cluster.settle();
  return undefined;
}

function deleteObject(object: JsonObject, cluster: Cluster): void {
  const [kind, apiVersion] = [textAt(object, 'kind'), textAt(object, 'apiVersion')];
  const group = apiVersion.includes('/') ? `.${apiVersion.slice(0, apiVersion.indexOf('/'))}` : '';
  const found = findResource(`${kind}${group}`);
  if (found === undefined) return;
  const root = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
  const namespace = textAt(object, 'metadata', 'namespace') || 'default';
  const place = found.namespaced ? `/namespaces/${namespace}` : '';
  cluster.handle({
    method: 'DELETE',
    path: `${root}${place}/${found.name}/${textAt(object, 'metadata', 'name')}`,
    query: new URLSearchParams({ propagationPolicy: 'Background' }),
    headers: {},
    user: ADMINISTRATOR,
    isUnread: true,
  });
}
