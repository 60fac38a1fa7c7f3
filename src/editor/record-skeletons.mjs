/**
 * Records what `kubectl … --dry-run=client -o yaml` prints for each kind that it can generate. Not published.
 *
 *     node src/editor/record-skeletons.mjs /path/to/kubectl > src/editor/skeletons.json
 *
 * `name`, `image` and the like stand for what a task gives. A slow test holds the file against the kubectl of the exam's version.
 */
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { argv, stdout } from 'node:process';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

/** What generates each kind, without `kubectl` and the flags that print it. @type {Readonly<Record<string, string>>} */
const GENERATORS = {
  Pod: 'run name --image=image',
  Deployment: 'create deployment name --image=image',
  Job: 'create job name --image=image',
  CronJob: 'create cronjob name --image=image --schedule=schedule',
  Service: 'create service clusterip name --tcp=80:80',
  Ingress: 'create ingress name --rule=host/path=service:80',
  ConfigMap: 'create configmap name --from-literal=key=value',
  Secret: 'create secret generic name --from-literal=key=value',
  ServiceAccount: 'create serviceaccount name',
  Namespace: 'create namespace name',
  ResourceQuota: 'create quota name --hard=pods=1',
  PodDisruptionBudget: 'create poddisruptionbudget name --selector=key=value --min-available=1',
  PriorityClass: 'create priorityclass name --value=1',
  Role: 'create role name --verb=get --resource=pods',
  ClusterRole: 'create clusterrole name --verb=get --resource=pods',
  RoleBinding: 'create rolebinding name --role=role --user=user',
  ClusterRoleBinding: 'create clusterrolebinding name --clusterrole=role --user=user',
};

/** What kubectl asks a server even for what it prints itself: which resources there are. @type {Readonly<Record<string, unknown>>} */
const DISCOVERY = {
  '/api': { kind: 'APIVersions', versions: ['v1'] },
  '/apis': { kind: 'APIGroupList', apiVersion: 'v1', groups: [] },
  '/api/v1': {
    kind: 'APIResourceList',
    groupVersion: 'v1',
    resources: [
      { name: 'pods', singularName: 'pod', namespaced: true, kind: 'Pod', verbs: ['create', 'get'] },
    ],
  },
};

/** The skeleton of each kind, as a kubectl prints it. @param {string} kubectl its path */
export async function recordSkeletons(kubectl) {
  const server = createServer(({ url = '' }, response) => {
    const [path = ''] = url.split('?');
    response.writeHead(path in DISCOVERY ? 200 : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify(DISCOVERY[path] ?? {}));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  /** @type {Record<string, { command: string, yaml: string }>} */
  const skeletons = {};
  for (const [kind, line] of Object.entries(GENERATORS)) {
    const flags = [
      '--dry-run=client',
      '-o',
      'yaml',
      `--server=http://127.0.0.1:${port}`,
      '--cache-dir=/dev/null',
    ];
    const ran = await promisify(execFile)(kubectl, [...line.split(' '), ...flags], {
      env: { KUBECONFIG: '/dev/null' },
    });
    skeletons[kind] = { command: `kubectl ${line}`, yaml: ran.stdout };
  }
  server.close();
  return skeletons;
}

const [, script = '', kubectl] = argv;
if (kubectl !== undefined && pathToFileURL(script).href === import.meta.url)
  stdout.write(`${JSON.stringify(await recordSkeletons(kubectl), null, 2)}\n`);
