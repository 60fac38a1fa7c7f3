import type { Cluster } from '../../cluster/cluster.ts';
import { type JsonObject, objectAt, textAt } from '../../kubernetes/json.ts';
import { findResource } from '../../kubernetes/kubectl/resources.ts';
import { ADMINISTRATOR } from '../administrator.ts';
import { nameInWords, type ObjectName, objectOf } from '../checks/object-name.ts';
import type { Lab } from '../lab.ts';
import { createObject } from '../start/create-object.ts';

/** What Kubernetes makes itself, and nobody can delete. */
const ITS_OWN = new Set(['default', 'kube-system', 'kube-public', 'kube-node-lease']);

/** How long a deletion may take, by the cluster's clock: a Pod gets its grace period. */
const LONGEST = 60_000;
const STEP = 1000;

/** Deletes what the set-up made, with the namespaces that it made. */
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

/** Deletes an object and makes it again from what it was. @returns why that is not possible */
export function makeAgain(name: ObjectName, cluster: Cluster): string | undefined {
  const object = objectOf(name, cluster.world);
  if (object === undefined) return `there is no ${nameInWords(name)}`;
  deleteObject(object, cluster);
  for (let waited = 0; waited < LONGEST && objectOf(name, cluster.world) !== undefined; waited += STEP)
    cluster.advance(STEP);
  const { labels, annotations, namespace } = objectAt(object, 'metadata');
  const { status: _, ...rest } = object;
  const metadata: JsonObject = {
    name: name.name,
    ...(namespace !== undefined && { namespace }),
    ...(labels !== undefined && { labels }),
    ...(annotations !== undefined && { annotations }),
  };
  const problem = createObject(cluster, { ...rest, metadata }, ADMINISTRATOR);
  cluster.settle();
  return problem;
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
  });
}
