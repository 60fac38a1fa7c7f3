import { Cluster } from '../../src/cluster/cluster.ts';
import type { Controller } from '../../src/cluster/controllers/controller.ts';
import type { Json, JsonObject } from '../../src/kubernetes/json.ts';
import { objectAt, objectsAt, textAt } from '../../src/kubernetes/json.ts';

/** A request for a certificate of john, whose key was thrown away. */
const REQUEST =
  'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KTUlISU1IRUNBUUF3RHpFTk1Bc0dBMVVFQXd3RWFtOW9iakJaTUJNR0J5cUdTTTQ5QWdFR0NDcUdTTTQ5QXdFSApBMElBQkVxMFkzbTVJZVczeXRpTVl4U2NKMDNuVVFvZUN6eXhwSy9sS1VCclAybDdOOVBIUDM0MlpkeVZUUWFmCjBWU00relIwUUMrZERtYWZsQmQyd25jSE1vS2dBREFLQmdncWhrak9QUVFEQWdOSEFEQkVBaUFqeE92ajd1REQKM2g3b0V2VFdNK0JKS0c3UE1NbWFVODVJVjhRYThtcGR3UUlnQ3BjMnJnV2Q2emVkWU80TVU5WFFuZVVwN0psQwpjemJXaHVoNmx2WjlrT1E9Ci0tLS0tRU5EIENFUlRJRklDQVRFIFJFUVVFU1QtLS0tLQo=';
const SYSTEM = ['kube-system', 'kube-public', 'kube-node-lease'];
const OTHERS = ['default', 'dev', 'prod', 'staging', 'test', 'web', 'monitoring', 'ingress-nginx', 'team-a'];
const FULL = ['default', 'dev', 'prod'];
const [OLD, NEW] = ['5d59d67564', '7c5ddbdf54'];

/** The cluster against which the golden command lines were recorded, by the README of the recording; no controller works in it, but what is deleted goes at once. */
export function goldenCluster(): Cluster {
  const cluster = new Cluster({
    seed: 1,
    start: Date.UTC(2026, 0, 1),
    version: '1.35',
    objects: [
      ...DEFINITIONS,
      ...clusterWide(),
      ...systemPods(),
      ...FULL.flatMap(inNamespace),
      ...workload('default', PAUSED),
    ],
    controllers: [REAPER, FOLLOWER],
    metrics: true,
  });
  cluster.load([
    object('apiregistration.k8s.io/v1', 'APIService', '', 'v1beta1.metrics.k8s.io', {
      spec: { group: 'metrics.k8s.io', version: 'v1beta1', groupPriorityMinimum: 100, versionPriority: 100 },
      status: { conditions: [{ type: 'Available', status: 'True' }] },
    }),
    object('gateway.networking.k8s.io/v1', 'GatewayClass', '', 'nginx', {}),
    ...FULL.flatMap((namespace) => [
      object('gateway.networking.k8s.io/v1', 'Gateway', namespace, 'web-gateway', {}),
      object('gateway.networking.k8s.io/v1', 'HTTPRoute', namespace, 'web-route', {}),
    ]),
  ]);
  cluster.settle();
  return cluster;
}

/** Removes what is on its way out. */
const REAPER: Controller = {
  name: 'reaper',
  user: { name: 'system:apiserver', groups: ['system:masters'] },
  watches: ['pods', 'namespaces', '*'].map((resource) => ({
    resource,
    keys: (one) =>
      textAt(one, 'metadata', 'deletionTimestamp') === ''
        ? []
        : [
            [
              textAt(one, 'apiVersion'),
              textAt(one, 'kind'),
              textAt(one, 'metadata', 'namespace'),
              textAt(one, 'metadata', 'name'),
            ].join(' '),
          ],
  })),
  reconcile: (key, world) => {
    const [apiVersion = '', kind = '', namespace = '', name = ''] = key.split(' ');
    const resource = world.kind(apiVersion, kind)?.resource ?? '';
    const found = world.get(resource, namespace, name);
    if (found === undefined || textAt(found, 'metadata', 'deletionTimestamp') === '') return { writes: [] };
    if (kind !== 'Namespace')
      return {
        writes: [{ do: 'delete', resource, namespace, name, graceSeconds: 0, propagation: 'Background' }],
      };
    const free: JsonObject = { ...found, spec: { finalizers: [] } };
    return { writes: [{ do: 'update', resource, object: free, subresource: 'finalize' }] };
  },
};

/** Lets new Pods run and workloads have the size that they ask for. */
const FOLLOWER: Controller = {
  name: 'follower',
  user: { name: 'system:apiserver', groups: ['system:masters'] },
  watches: ['pods', 'deployments.apps'].map((resource) => ({
    resource,
    keys: (one) => [
      [resource, textAt(one, 'metadata', 'namespace'), textAt(one, 'metadata', 'name')].join(' '),
    ],
  })),
  reconcile: (key, world) => {
    const [resource = '', namespace = '', name = ''] = key.split(' ');
    const found = world.get(resource, namespace, name);
    if (found === undefined || textAt(found, 'metadata', 'deletionTimestamp') !== '') return { writes: [] };
    const status = resource === 'pods' ? newStatus(found) : sizeStatus(found);
    if (status === undefined) return { writes: [] };
    return {
      writes: [{ do: 'patch', resource, namespace, name, patch: { status }, subresource: 'status' }],
    };
  },
};

function newStatus(pod: JsonObject): JsonObject | undefined {
  const added = objectsAt(pod, 'spec', 'ephemeralContainers');
  const known = objectsAt(pod, 'status', 'ephemeralContainerStatuses');
  if (textAt(pod, 'status', 'phase') === 'Running' && added.length === known.length) return undefined;
  return {
    ...podStatus(objectsAt(pod, 'spec', 'containers').map((one) => textAt(one, 'name'))),
    ...(added.length > 0 && {
      ephemeralContainerStatuses: statusesOf(
        added.map((one) => textAt(one, 'name')),
        [],
      ),
    }),
  };
}

function sizeStatus(workload: JsonObject): JsonObject | undefined {
  const { replicas = 1 } = objectAt(workload, 'spec');
  if (objectAt(workload, 'status').replicas === replicas) return undefined;
  return { replicas, readyReplicas: replicas, updatedReplicas: replicas, availableReplicas: replicas };
}

function object(
  apiVersion: string,
  kind: string,
  namespace: string,
  name: string,
  rest: JsonObject,
  metadata: JsonObject = {},
): JsonObject {
  return {
    apiVersion,
    kind,
    metadata: { name, ...(namespace !== '' && { namespace }), ...metadata },
    ...rest,
  };
}

const DEFAULTS: JsonObject = {
  dnsPolicy: 'ClusterFirst',
  restartPolicy: 'Always',
  schedulerName: 'default-scheduler',
  securityContext: {},
  terminationGracePeriodSeconds: 30,
};

function container(name: string, image: string, port?: number): JsonObject {
  return {
    name,
    image,
    imagePullPolicy: 'Always',
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
    ...(port !== undefined && { ports: [{ containerPort: port, protocol: 'TCP' }] }),
  };
}

function podStatus(names: readonly string[], images: readonly string[] = []): JsonObject {
  return {
    phase: 'Running',
    conditions: ['Initialized', 'Ready', 'ContainersReady', 'PodScheduled'].map((type) => ({
      type,
      status: 'True',
    })),
    containerStatuses: statusesOf(names, images),
  };
}

function statusesOf(names: readonly string[], images: readonly string[]): Json[] {
  return names.map((name, at) => ({
    name,
    ready: true,
    restartCount: 0,
    started: true,
    image: images[at] ?? '',
    imageID: '',
    state: { running: { startedAt: '2025-05-01T10:00:00Z' } },
  }));
}

interface PodOptions {
  readonly labels?: JsonObject;
  readonly annotations?: JsonObject;
  readonly spec?: JsonObject;
  readonly owner?: readonly [apiVersion: string, kind: string, name: string];
}

function pod(
  namespace: string,
  name: string,
  node: string,
  containers: readonly JsonObject[],
  { labels, annotations, spec, owner }: PodOptions,
): JsonObject {
  const [apiVersion = '', kind = '', ownerName = ''] = owner ?? [];
  return object(
    'v1',
    'Pod',
    namespace,
    name,
    {
      spec: {
        ...DEFAULTS,
        containers: [...containers],
        nodeName: node,
        serviceAccount: 'default',
        serviceAccountName: 'default',
        ...spec,
      },
      status: podStatus(
        containers.map((one) => textAt(one, 'name')),
        containers.map((one) => textAt(one, 'image')),
      ),
    },
    {
      ...(labels && { labels }),
      ...(annotations && { annotations }),
      ...(owner && { ownerReferences: [{ apiVersion, kind, name: ownerName, controller: true }] }),
    },
  );
}

interface Workload {
  readonly name: string;
  readonly container?: string;
  readonly image: string;
  readonly port?: number;
  /** One Pod a letter. */
  readonly replicas: number;
  readonly labels?: JsonObject;
  readonly paused?: boolean;
}

const DEPLOYMENTS: readonly Workload[] = [
  { name: 'nginx', image: 'nginx:1.27', port: 80, replicas: 2 },
  { name: 'web', container: 'nginx', image: 'nginx:1.27', port: 80, replicas: 2 },
  { name: 'frontend', container: 'php-redis', image: 'php-redis:v5', replicas: 3 },
  { name: 'backend', image: 'backend:1', port: 80, replicas: 1 },
  { name: 'api', image: 'api:1', port: 80, replicas: 1 },
];
const PAUSED: Workload = { name: 'paused', image: 'nginx:1.27', replicas: 1, paused: true };
const SUFFIXES = ['abcde', 'fghij', 'klmno'];
const NODES = ['node01', 'node02', 'node01'];
const REVISION = 'deployment.kubernetes.io/revision';

function template(labels: JsonObject, spec: JsonObject): JsonObject {
  return { metadata: { labels }, spec: { ...DEFAULTS, ...spec } };
}

/** A Deployment at its second revision, with both ReplicaSets and the Pods. */
function workload(namespace: string, one: Workload): JsonObject[] {
  const { name, image, replicas, port } = one;
  const labels = { app: name };
  const named = one.container ?? name;
  const specOf = (of: string): JsonObject => ({ containers: [container(named, of, port)] });
  const old = image.replace(/:.*/, ':1.0');
  const set = (hash: string, of: string, revision: string, count: number): JsonObject =>
    object(
      'apps/v1',
      'ReplicaSet',
      namespace,
      `${name}-${hash}`,
      {
        spec: {
          replicas: count,
          selector: { matchLabels: { ...labels, 'pod-template-hash': hash } },
          template: template({ ...labels, 'pod-template-hash': hash }, specOf(of)),
        },
        status: { replicas: count, readyReplicas: count, availableReplicas: count },
      },
      {
        labels: { ...labels, 'pod-template-hash': hash },
        annotations: { [REVISION]: revision },
        ownerReferences: [{ apiVersion: 'apps/v1', kind: 'Deployment', name, controller: true }],
      },
    );
  const deployment = object(
    'apps/v1',
    'Deployment',
    namespace,
    name,
    {
      spec: {
        replicas,
        selector: { matchLabels: labels },
        strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' } },
        template: template(labels, specOf(image)),
        ...(one.paused && { paused: true }),
      },
      status: {
        observedGeneration: 1,
        replicas,
        updatedReplicas: replicas,
        readyReplicas: replicas,
        availableReplicas: replicas,
        conditions: [{ type: 'Available', status: 'True' }],
      },
    },
    { generation: 1, labels, annotations: { [REVISION]: '2' } },
  );
  const pods = SUFFIXES.slice(0, replicas).map((suffix, at) =>
    pod(namespace, `${name}-${NEW}-${suffix}`, NODES[at] ?? '', [container(named, image, port)], {
      labels: { ...labels, ...one.labels, 'pod-template-hash': NEW },
      owner: ['apps/v1', 'ReplicaSet', `${name}-${NEW}`],
    }),
  );
  return [deployment, set(OLD, old, '1', 0), set(NEW, image, '2', replicas), ...pods];
}

/** A StatefulSet or a DaemonSet with its first revision. */
function revisioned(
  namespace: string,
  kind: 'StatefulSet' | 'DaemonSet',
  name: string,
  labels: JsonObject,
  images: readonly [now: string, before: string],
  rest: JsonObject,
): JsonObject[] {
  const made = template(labels, { containers: [container(name, images[0])] });
  const before = template(labels, { containers: [container(name, images[1])] });
  const owner = { apiVersion: 'apps/v1', kind, name, controller: true };
  const kept = (revision: number, of: JsonObject): JsonObject =>
    object(
      'apps/v1',
      'ControllerRevision',
      namespace,
      `${name}-${revision === 1 ? OLD : NEW}`,
      { revision, data: { spec: { template: { ...of, $patch: 'replace' } } } },
      { labels, ownerReferences: [owner] },
    );
  return [
    object(
      'apps/v1',
      kind,
      namespace,
      name,
      {
        spec: {
          selector: { matchLabels: labels },
          template: made,
          updateStrategy: { type: 'RollingUpdate' },
          ...rest,
        },
        status: { observedGeneration: 1, ...DONE[kind] },
      },
      { generation: 1, labels },
    ),
    kept(1, before),
    kept(2, made),
  ];
}

const DONE: Readonly<Record<'StatefulSet' | 'DaemonSet', JsonObject>> = {
  StatefulSet: {
    replicas: 2,
    readyReplicas: 2,
    updatedReplicas: 2,
    currentReplicas: 2,
    currentRevision: `db-${NEW}`,
    updateRevision: `db-${NEW}`,
  },
  DaemonSet: {
    currentNumberScheduled: 1,
    desiredNumberScheduled: 1,
    numberReady: 1,
    numberAvailable: 1,
    updatedNumberScheduled: 1,
    numberMisscheduled: 0,
  },
};

const JOB_TEMPLATE: JsonObject = {
  spec: {
    template: {
      metadata: {},
      spec: {
        restartPolicy: 'OnFailure',
        containers: [{ ...container('hello', 'busybox:1.36'), command: ['date'] }],
      },
    },
  },
};

function service(namespace: string, name: string, selector: JsonObject, port: number): JsonObject {
  return object(
    'v1',
    'Service',
    namespace,
    name,
    {
      spec: {
        selector,
        ports: [{ port, protocol: 'TCP', targetPort: port }],
        type: 'ClusterIP',
        clusterIP: '10.96.0.20',
      },
    },
    { labels: selector },
  );
}

function inNamespace(namespace: string): JsonObject[] {
  const plain = (name: string, image: string, node: string, options: PodOptions, port?: number): JsonObject =>
    pod(namespace, name, node, [container(name, image, port)], options);
  return [
    plain('nginx', 'nginx:1.27', 'node01', { labels: { run: 'nginx', env: namespace } }),
    plain('web', 'nginx:1.27', 'node01', { labels: { app: 'web', tier: 'frontend' } }, 80),
    plain('busybox', 'busybox:1.36', 'node02', { labels: { run: 'busybox' } }),
    plain(
      'redis',
      'redis:7',
      'node01',
      { labels: { app: 'redis', tier: 'cache' }, annotations: { owner: 'team-a' } },
      6379,
    ),
    pod(
      namespace,
      'multi',
      'node02',
      [container('app', 'nginx:1.27'), container('sidecar', 'busybox:1.36')],
      {
        labels: { app: 'multi' },
        spec: { initContainers: [container('init', 'busybox:1.36')] },
      },
    ),
    plain('cache', 'redis:7', 'node01', {
      labels: { app: 'cache' },
      spec: { volumes: [{ name: 'data', emptyDir: {} }] },
    }),
    ...DEPLOYMENTS.flatMap((one) => workload(namespace, one)),
    ...revisioned(namespace, 'StatefulSet', 'db', { app: 'db' }, ['postgres:16.1', 'postgres:16'], {
      replicas: 2,
      serviceName: 'db',
    }),
    ...['db-0', 'db-1'].map((name) =>
      pod(namespace, name, 'node01', [container('db', 'postgres:16.1')], {
        labels: { app: 'db' },
        owner: ['apps/v1', 'StatefulSet', 'db'],
      }),
    ),
    ...revisioned(
      namespace,
      'DaemonSet',
      'fluentd',
      { 'k8s-app': 'fluentd' },
      ['fluentd:v1.16.1', 'fluentd:v1.16'],
      {},
    ),
    pod(namespace, 'fluentd-node02', 'node02', [container('fluentd', 'fluentd:v1.16.1')], {
      labels: { 'k8s-app': 'fluentd' },
      owner: ['apps/v1', 'DaemonSet', 'fluentd'],
    }),
    object('batch/v1', 'Job', namespace, 'pi', {
      spec: {
        completions: 1,
        parallelism: 1,
        backoffLimit: 6,
        selector: { matchLabels: { 'job-name': 'pi' } },
        template: template(
          { 'job-name': 'pi' },
          { restartPolicy: 'Never', containers: [container('pi', 'perl:5')] },
        ),
      },
      status: { succeeded: 1, conditions: [{ type: 'Complete', status: 'True' }] },
    }),
    pod(namespace, 'pi-xyzab', 'node01', [container('pi', 'perl:5')], {
      labels: { 'job-name': 'pi' },
      owner: ['batch/v1', 'Job', 'pi'],
    }),
    object('batch/v1', 'CronJob', namespace, 'hello', {
      spec: { schedule: '*/1 * * * *', concurrencyPolicy: 'Allow', jobTemplate: JOB_TEMPLATE },
    }),
    object('autoscaling/v2', 'HorizontalPodAutoscaler', namespace, 'web', {
      spec: {
        maxReplicas: 5,
        minReplicas: 1,
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
      },
    }),
    object('policy/v1', 'PodDisruptionBudget', namespace, 'web-pdb', {
      spec: { minAvailable: 1, selector: { matchLabels: { app: 'web' } } },
      status: {
        disruptionsAllowed: 9,
        currentHealthy: 9,
        desiredHealthy: 1,
        expectedPods: 9,
        observedGeneration: 0,
      },
    }),
    service(namespace, 'nginx', { run: 'nginx' }, 80),
    object('v1', 'Endpoints', namespace, 'nginx', {}),
    ...['nginx.1', 'nginx.2'].map((name) =>
      object('v1', 'Event', namespace, name, {
        involvedObject: { apiVersion: 'v1', kind: 'Pod', namespace, name: 'nginx' },
        reason: 'Started',
        message: 'Started container nginx',
        type: 'Normal',
      }),
    ),
    service(namespace, 'web', { app: 'web' }, 80),
    service(namespace, 'frontend', { app: 'frontend' }, 80),
    service(namespace, 'redis', { app: 'redis' }, 6379),
    object('networking.k8s.io/v1', 'Ingress', namespace, 'web', {
      spec: { ingressClassName: 'nginx', defaultBackend: { service: { name: 'web', port: { number: 80 } } } },
    }),
    object('networking.k8s.io/v1', 'NetworkPolicy', namespace, 'default-deny', {
      spec: { podSelector: {}, policyTypes: ['Ingress'] },
    }),
    object('v1', 'ConfigMap', namespace, 'app-config', { data: { APP_COLOR: 'blue', APP_MODE: 'prod' } }),
    object('v1', 'Secret', namespace, 'db-secret', {
      type: 'Opaque',
      data: { DB_HOST: 'ZGI=', DB_PASSWORD: 'cGFzcw==' },
    }),
    ...['app-sa', 'deployer'].map((name) => object('v1', 'ServiceAccount', namespace, name, {})),
    object('v1', 'PersistentVolumeClaim', namespace, 'data-pvc', {
      spec: {
        accessModes: ['ReadWriteOnce'],
        resources: { requests: { storage: '1Gi' } },
        storageClassName: 'local-path',
      },
    }),
    object('v1', 'ResourceQuota', namespace, 'quota', { spec: { hard: { pods: '1000' } } }),
    object('v1', 'LimitRange', namespace, 'limit', { spec: { limits: [] } }),
    ...['pod-reader', 'developer'].map((name) =>
      object('rbac.authorization.k8s.io/v1', 'Role', namespace, name, {
        rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get', 'list', 'watch'] }],
      }),
    ),
    binding('RoleBinding', namespace, 'read-pods', 'pod-reader', [
      { kind: 'User', name: 'jane', apiGroup: 'rbac.authorization.k8s.io' },
    ]),
    binding('RoleBinding', namespace, 'developer-binding', 'developer', [
      { kind: 'User', name: 'john', apiGroup: 'rbac.authorization.k8s.io' },
    ]),
  ];
}

function binding(kind: string, namespace: string, name: string, role: string, subjects: Json[]): JsonObject {
  const roleRef = {
    apiGroup: 'rbac.authorization.k8s.io',
    kind: kind === 'RoleBinding' ? 'Role' : 'ClusterRole',
    name: role,
  };
  return object('rbac.authorization.k8s.io/v1', kind, namespace, name, { roleRef, subjects });
}

function node(name: string, labels: JsonObject, taints: Json[]): JsonObject {
  return object(
    'v1',
    'Node',
    '',
    name,
    {
      spec: taints.length > 0 ? { taints } : {},
      status: {
        conditions: [{ type: 'Ready', status: 'True' }],
        addresses: [{ type: 'InternalIP', address: '172.18.0.2' }],
        capacity: { cpu: '4', memory: '8Gi', pods: '110' },
        allocatable: { cpu: '4', memory: '8Gi', pods: '110' },
      },
    },
    { labels: { 'kubernetes.io/hostname': name, ...labels } },
  );
}

function clusterWide(): JsonObject[] {
  return [
    ...[...SYSTEM, ...OTHERS].flatMap((name) => [
      object(
        'v1',
        'Namespace',
        '',
        name,
        { spec: { finalizers: ['kubernetes'] }, status: { phase: 'Active' } },
        { labels: { 'kubernetes.io/metadata.name': name } },
      ),
      object('v1', 'ServiceAccount', name, 'default', {}),
    ]),
    node('controlplane', { 'node-role.kubernetes.io/control-plane': '' }, [
      { key: 'node-role.kubernetes.io/control-plane', effect: 'NoSchedule' },
    ]),
    node('node01', { disktype: 'ssd' }, []),
    node('node02', {}, [{ key: 'app', value: 'blue', effect: 'NoSchedule' }]),
    object('v1', 'Service', 'default', 'kubernetes', {
      spec: {
        clusterIP: '10.96.0.1',
        type: 'ClusterIP',
        ports: [{ name: 'https', port: 443, protocol: 'TCP', targetPort: 6443 }],
      },
    }),
    ...['pv1', 'pv2'].map((name) =>
      object('v1', 'PersistentVolume', '', name, {
        spec: {
          capacity: { storage: '1Gi' },
          accessModes: ['ReadWriteOnce'],
          hostPath: { path: '/data' },
          persistentVolumeReclaimPolicy: 'Retain',
        },
      }),
    ),
    object(
      'storage.k8s.io/v1',
      'StorageClass',
      '',
      'local-path',
      { provisioner: 'rancher.io/local-path' },
      {
        annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' },
      },
    ),
    object('storage.k8s.io/v1', 'StorageClass', '', 'fast', { provisioner: 'example.com/fast' }),
    object('scheduling.k8s.io/v1', 'PriorityClass', '', 'high-priority', { value: 1000 }),
    object('networking.k8s.io/v1', 'IngressClass', '', 'nginx', {
      spec: { controller: 'k8s.io/ingress-nginx' },
    }),
    ...['cluster-admin', 'admin', 'edit', 'view', 'pod-reader', 'node-reader'].map((name) =>
      object('rbac.authorization.k8s.io/v1', 'ClusterRole', '', name, {
        rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get', 'list', 'watch'] }],
      }),
    ),
    object('rbac.authorization.k8s.io/v1', 'ClusterRole', '', 'all', {
      rules: [
        { apiGroups: ['*'], resources: ['*'], verbs: ['*'] },
        { nonResourceURLs: ['*'], verbs: ['*'] },
      ],
    }),
    binding('ClusterRoleBinding', '', 'all', 'all', [
      { kind: 'Group', name: 'system:authenticated', apiGroup: 'rbac.authorization.k8s.io' },
    ]),
    binding('ClusterRoleBinding', '', 'cluster-admin', 'cluster-admin', [
      { kind: 'Group', name: 'system:masters', apiGroup: 'rbac.authorization.k8s.io' },
    ]),
    binding('ClusterRoleBinding', '', 'node-reader-binding', 'node-reader', [
      { kind: 'User', name: 'jane', apiGroup: 'rbac.authorization.k8s.io' },
    ]),
    ...['john', 'jane', 'akshay'].map((name) =>
      object('certificates.k8s.io/v1', 'CertificateSigningRequest', '', name, {
        spec: {
          request: REQUEST,
          signerName: 'kubernetes.io/kube-apiserver-client',
          usages: ['client auth'],
          username: name,
        },
      }),
    ),
  ];
}

function systemPods(): JsonObject[] {
  const system = 'kube-system';
  const kept = [
    { name: 'coredns', image: 'coredns:1.12', replicas: 2 },
    { name: 'metrics-server', image: 'metrics-server:0.7', replicas: 1 },
  ].flatMap((one) => workload(system, one));
  return [
    ...kept.map((one) => relabelled(one)),
    ...revisioned(
      system,
      'DaemonSet',
      'kube-proxy',
      { 'k8s-app': 'kube-proxy' },
      ['kube-proxy:1.33', 'kube-proxy:1.32'],
      {},
    ),
    ...['controlplane', 'node01', 'node02'].map((name) =>
      pod(system, `kube-proxy-${name}`, name, [container('kube-proxy', 'kube-proxy:1.33')], {
        labels: { 'k8s-app': 'kube-proxy' },
        owner: ['apps/v1', 'DaemonSet', 'kube-proxy'],
      }),
    ),
    ...['etcd', 'kube-apiserver', 'kube-controller-manager', 'kube-scheduler'].map((name) =>
      pod(system, `${name}-controlplane`, 'controlplane', [container(name, `${name}:1.33`)], {
        labels: { component: name, tier: 'control-plane' },
        annotations: { 'kubernetes.io/config.mirror': 'x' },
      }),
    ),
    service(system, 'kube-dns', { 'k8s-app': 'kube-dns' }, 53),
  ];
}

/** CoreDNS has the label of kube-dns. */
function relabelled(one: JsonObject): JsonObject {
  return JSON.parse(
    JSON.stringify(one)
      .replaceAll('"app":"coredns"', '"k8s-app":"kube-dns"')
      .replaceAll('"app":"metrics-server"', '"k8s-app":"metrics-server"'),
  ) as JsonObject;
}

function definition(
  plural: string,
  kind: string,
  namespaced: boolean,
  shortNames: Json[],
  version = 'v1',
): JsonObject {
  const singular = kind.toLowerCase();
  return object(
    'apiextensions.k8s.io/v1',
    'CustomResourceDefinition',
    '',
    `${plural}.gateway.networking.k8s.io`,
    {
      spec: {
        group: 'gateway.networking.k8s.io',
        scope: namespaced ? 'Namespaced' : 'Cluster',
        names: { plural, singular, kind, listKind: `${kind}List`, shortNames, categories: ['gateway-api'] },
        versions: [
          {
            name: version,
            served: true,
            storage: true,
            schema: { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } },
          },
        ],
      },
      status: {
        conditions: [
          { type: 'NamesAccepted', status: 'True' },
          { type: 'Established', status: 'True' },
        ],
        acceptedNames: {
          plural,
          singular,
          kind,
          listKind: `${kind}List`,
          shortNames,
          categories: ['gateway-api'],
        },
        storedVersions: [version],
      },
    },
  );
}

const DEFINITIONS: readonly JsonObject[] = [
  definition('gatewayclasses', 'GatewayClass', false, ['gc']),
  definition('gateways', 'Gateway', true, ['gtw']),
  definition('grpcroutes', 'GRPCRoute', true, []),
  definition('httproutes', 'HTTPRoute', true, []),
  definition('referencegrants', 'ReferenceGrant', true, ['refgrant'], 'v1beta1'),
];
