import { describe, expect, test } from 'vitest';
import type { User } from '../../../src/cluster/api/request.ts';
import { Cluster } from '../../../src/cluster/cluster.ts';
import { type JsonObject, objectAt, objectsAt, textAt } from '../../../src/kubernetes/json.ts';
import { send } from '../../support/cluster/client.ts';

const PODS = '/api/v1/namespaces/dev/pods';
const RBAC = '/apis/rbac.authorization.k8s.io/v1';

function startCluster(labels: JsonObject = {}): Cluster {
  const cluster = new Cluster({ seed: 1, start: Date.UTC(2026, 0, 1), version: '1.35' });
  create(cluster, '/api/v1/namespaces', { metadata: { name: 'dev', labels } });
  cluster.settle();
  return cluster;
}

function create(cluster: Cluster, path: string, body: JsonObject): JsonObject {
  const answer = send(cluster, 'POST', path, { body });
  expect(answer.body.message).toBeUndefined();
  return answer.body;
}

function pod(name: string, spec: JsonObject = {}, container: JsonObject = {}): JsonObject {
  return { metadata: { name }, spec: { containers: [{ name: 'c', image: 'nginx', ...container }], ...spec } };
}

const refusal = (cluster: Cluster, path: string, body: JsonObject) =>
  send(cluster, 'POST', path, { body }).body.message;

describe('namespaces', () => {
  test('a missing namespace accepts no objects', () => {
    const { status, body } = send(startCluster(), 'POST', '/api/v1/namespaces/nope/pods', { body: pod('a') });
    expect([status, body.message]).toEqual([404, 'namespaces "nope" not found']);
  });

  test('those of the system cannot be deleted', () => {
    expect(send(startCluster(), 'DELETE', '/api/v1/namespaces/kube-system').body.message).toBe(
      'namespaces "kube-system" is forbidden: this namespace may not be deleted',
    );
  });
});

describe('a new Pod', () => {
  test('has a service account, its token, a priority and tolerations', () => {
    const spec = objectAt(create(startCluster(), PODS, pod('a')), 'spec');
    const [volume] = objectsAt(spec, 'volumes');
    expect(textAt(volume, 'name')).toMatch(/^kube-api-access-[a-z0-9]{5}$/);
    expect(objectsAt(objectsAt(spec, 'containers')[0], 'volumeMounts')).toEqual([
      {
        name: textAt(volume, 'name'),
        readOnly: true,
        mountPath: '/var/run/secrets/kubernetes.io/serviceaccount',
      },
    ]);
    expect(spec).toMatchObject({
      serviceAccountName: 'default',
      serviceAccount: 'default',
      priority: 0,
      preemptionPolicy: 'PreemptLowerPriority',
    });
    expect(
      objectsAt(spec, 'tolerations').map(({ key, tolerationSeconds }) => [key, tolerationSeconds]),
    ).toEqual([
      ['node.kubernetes.io/not-ready', 300],
      ['node.kubernetes.io/unreachable', 300],
    ]);
  });

  test('can opt out of the token, and keeps its own tolerations', () => {
    const spec = objectAt(
      create(
        startCluster(),
        PODS,
        pod('a', { automountServiceAccountToken: false, tolerations: [{ operator: 'Exists' }] }),
      ),
      'spec',
    );
    expect([spec.volumes, spec.tolerations]).toEqual([undefined, [{ operator: 'Exists' }]]);
  });

  test.each<[JsonObject, string]>([
    [
      { serviceAccountName: 'bot' },
      'pods "a" is forbidden: error looking up service account dev/bot: serviceaccount "bot" not found',
    ],
    [{ priorityClassName: 'high' }, 'pods "a" is forbidden: no PriorityClass with name high was found'],
    [{ runtimeClassName: 'gvisor' }, 'pods "a" is forbidden: pod rejected: RuntimeClass "gvisor" not found'],
    [
      { priority: 5 },
      'pods "a" is forbidden: the integer value of priority (5) must not be provided in pod spec; priority admission controller computed 0 from the given PriorityClass name',
    ],
  ])('%j is refused', (spec, message) => {
    expect(refusal(startCluster(), PODS, pod('a', spec))).toBe(message);
  });

  test('gets the priority of its class', () => {
    const cluster = startCluster();
    create(cluster, '/apis/scheduling.k8s.io/v1/priorityclasses', {
      metadata: { name: 'high' },
      value: 1000,
      globalDefault: true,
      preemptionPolicy: 'Never',
    });
    expect(objectAt(create(cluster, PODS, pod('a')), 'spec')).toMatchObject({
      priorityClassName: 'high',
      priority: 1000,
      preemptionPolicy: 'Never',
    });
    expect(
      refusal(cluster, '/apis/scheduling.k8s.io/v1/priorityclasses', {
        metadata: { name: 'other' },
        value: 1,
        globalDefault: true,
      }),
    ).toBe(
      'priorityclasses.scheduling.k8s.io "other" is forbidden: PriorityClass high is already marked as default. Only one default can exist',
    );
  });
});

describe('limits of a namespace', () => {
  function withLimits(): Cluster {
    const cluster = startCluster();
    create(cluster, '/api/v1/namespaces/dev/limitranges', {
      metadata: { name: 'limits' },
      spec: {
        limits: [
          {
            type: 'Container',
            default: { cpu: '500m' },
            defaultRequest: { cpu: '100m' },
            max: { cpu: '1' },
            min: { cpu: '50m' },
            maxLimitRequestRatio: { cpu: '8' },
          },
          { type: 'Pod', max: { memory: '1Gi' } },
          { type: 'PersistentVolumeClaim', max: { storage: '2Gi' } },
        ],
      },
    });
    return cluster;
  }

  const resources = (requests: JsonObject, limits: JsonObject) => ({
    resources: { requests, limits: { memory: '1Gi', ...limits } },
  });

  test('fill in missing requests and limits of a container', () => {
    const made = create(withLimits(), PODS, pod('a', {}, { resources: { limits: { memory: '1Gi' } } }));
    expect(objectAt(objectsAt(made, 'spec', 'containers')[0], 'resources')).toEqual({
      requests: { memory: '1Gi', cpu: '100m' },
      limits: { memory: '1Gi', cpu: '500m' },
    });
    expect(textAt(made, 'metadata', 'annotations', 'kubernetes.io/limit-ranger')).toBe(
      'LimitRanger plugin set: cpu request for container c; cpu limit for container c',
    );
  });

  test.each<[JsonObject, JsonObject, string]>([
    [{ cpu: '1' }, { cpu: '2' }, 'maximum cpu usage per Container is 1, but limit is 2'],
    [{ cpu: '10m' }, { cpu: '50m' }, 'minimum cpu usage per Container is 50m, but request is 10m'],
    [
      { cpu: '50m' },
      { cpu: '500m' },
      'cpu max limit to request ratio per Container is 8, but provided ratio is 10.000000',
    ],
    [{ cpu: '100m' }, { memory: '2Gi' }, 'maximum memory usage per Pod is 1Gi, but limit is 2Gi'],
  ])('%j %j', (requests, limits, words) => {
    expect(refusal(withLimits(), PODS, pod('a', {}, resources(requests, limits)))).toBe(
      `pods "a" is forbidden: ${words}`,
    );
  });

  test('apply to claims', () => {
    expect(
      refusal(withLimits(), '/api/v1/namespaces/dev/persistentvolumeclaims', {
        metadata: { name: 'big' },
        spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '5Gi' } } },
      }),
    ).toBe(
      'persistentvolumeclaims "big" is forbidden: maximum storage usage per PersistentVolumeClaim is 2Gi, but request is 5Gi',
    );
  });
});

describe('quotas', () => {
  function withQuota(hard: JsonObject, spec: JsonObject = {}): Cluster {
    const cluster = startCluster();
    create(cluster, '/api/v1/namespaces/dev/resourcequotas', {
      metadata: { name: 'small' },
      spec: { hard, ...spec },
    });
    cluster.settle();
    return cluster;
  }

  const asking = (cpu: string) => ({ resources: { requests: { cpu } } });

  test('a Pod must specify requests for limited resources', () => {
    expect(refusal(withQuota({ 'requests.cpu': '1', 'limits.memory': '1Gi' }), PODS, pod('a'))).toBe(
      'pods "a" is forbidden: failed quota: small: must specify limits.memory for: c; requests.cpu for: c',
    );
  });

  test('an object that exceeds a quota is refused with the sums', () => {
    const cluster = withQuota({ pods: '2', 'requests.cpu': '500m' });
    create(cluster, PODS, pod('a', {}, asking('300m')));
    expect(refusal(cluster, PODS, pod('b', {}, asking('300m')))).toBe(
      'pods "b" is forbidden: exceeded quota: small, requested: requests.cpu=300m, used: requests.cpu=300m, limited: requests.cpu=500m',
    );
    create(cluster, PODS, pod('b', {}, asking('100m')));
    expect(refusal(cluster, PODS, pod('d', {}, asking('100m')))).toBe(
      'pods "d" is forbidden: exceeded quota: small, requested: pods=1, used: pods=2, limited: pods=2',
    );
  });

  test('objects are counted by name', () => {
    const cluster = withQuota({ 'count/configmaps': '2', 'services.nodeports': '1' });
    create(cluster, '/api/v1/namespaces/dev/configmaps', { metadata: { name: 'a' } });
    expect(refusal(cluster, '/api/v1/namespaces/dev/configmaps', { metadata: { name: 'b' } })).toBe(
      'configmaps "b" is forbidden: exceeded quota: small, requested: count/configmaps=1, used: count/configmaps=2, limited: count/configmaps=2',
    );
    expect(
      refusal(cluster, '/api/v1/namespaces/dev/services', {
        metadata: { name: 's' },
        spec: {
          type: 'NodePort',
          ports: [
            { port: 80, name: 'a' },
            { port: 81, name: 'b' },
          ],
        },
      }),
    ).toContain('requested: services.nodeports=2, used: services.nodeports=0, limited: services.nodeports=1');
  });

  test('a scope excludes other Pods', () => {
    const cluster = withQuota({ pods: '0' }, { scopes: ['BestEffort'] });
    create(cluster, PODS, pod('a', {}, asking('100m')));
    expect(refusal(cluster, PODS, pod('b'))).toContain('exceeded quota: small');
  });
});

describe('Pod security', () => {
  const enforcing = (level: string) => startCluster({ 'pod-security.kubernetes.io/enforce': level });

  test.each<[JsonObject, JsonObject, string]>([
    [{ hostNetwork: true, hostPID: true }, {}, 'host namespaces (hostNetwork=true, hostPID=true)'],
    [
      {},
      { securityContext: { privileged: true } },
      'privileged (container "c" must not set securityContext.privileged=true)',
    ],
    [
      {},
      { securityContext: { capabilities: { add: ['NET_ADMIN', 'CHOWN'] } } },
      'non-default capabilities (container "c" must not include "NET_ADMIN" in securityContext.capabilities.add)',
    ],
    [{ volumes: [{ name: 'v', hostPath: { path: '/' } }] }, {}, 'hostPath volumes (volume "v")'],
    [{}, { ports: [{ containerPort: 80, hostPort: 80 }] }, 'hostPort (container "c" uses hostPort 80)'],
    [
      { securityContext: { seccompProfile: { type: 'Unconfined' } } },
      {},
      'seccompProfile (pod must not set securityContext.seccompProfile.type to "Unconfined")',
    ],
    [
      { securityContext: { seLinuxOptions: { type: 'x', user: 'y' } } },
      {},
      'seLinuxOptions (pod set forbidden securityContext.seLinuxOptions: type "x"; user may not be set)',
    ],
    [
      { securityContext: { sysctls: [{ name: 'kernel.msgmax', value: '1' }] } },
      {},
      'forbidden sysctls (kernel.msgmax)',
    ],
  ])('baseline: %j %j', (spec, container, words) => {
    expect(refusal(enforcing('baseline'), PODS, pod('a', spec, container))).toBe(
      `pods "a" is forbidden: violates PodSecurity "baseline:latest": ${words}`,
    );
  });

  const safe = {
    securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
  };
  const ofPod = { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } };

  test.each<[JsonObject, string]>([
    [
      { ...ofPod, runAsNonRoot: false },
      'runAsNonRoot != true (pod must not set securityContext.runAsNonRoot=false)',
    ],
    [{ ...ofPod, runAsUser: 0 }, 'runAsUser=0 (pod must not set runAsUser=0)'],
    [
      { runAsNonRoot: true },
      'seccompProfile (pod or container "c" must set securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost")',
    ],
  ])('restricted: %j', (securityContext, words) => {
    expect(refusal(enforcing('restricted'), PODS, pod('a', { securityContext }, safe))).toBe(
      `pods "a" is forbidden: violates PodSecurity "restricted:latest": ${words}`,
    );
  });

  test('a restricted Pod is accepted', () => {
    create(enforcing('restricted'), PODS, pod('a', { securityContext: ofPod }, safe));
  });

  test('a label with an invalid value is refused', () => {
    expect(
      refusal(startCluster(), '/api/v1/namespaces', {
        metadata: { name: 'x', labels: { 'pod-security.kubernetes.io/warn-version': '1.30' } },
      }),
    ).toBe(
      'Namespace "x" is invalid: metadata.labels[pod-security.kubernetes.io/warn-version]: Invalid value: "1.30": must be "latest" or "v1.x"',
    );
  });
});

describe('a user who grants permissions', () => {
  const joe: User = { name: 'joe', groups: ['system:authenticated'] };
  const rules = [{ apiGroups: [''], resources: ['secrets', 'pods'], verbs: ['get', 'list'] }];

  function withJoe(): Cluster {
    const cluster = startCluster();
    const held = [
      {
        apiGroups: ['rbac.authorization.k8s.io'],
        resources: ['*'],
        verbs: ['create', 'update', 'patch', 'get'],
      },
      { apiGroups: [''], resources: ['pods'], verbs: ['*'] },
    ];
    create(cluster, `${RBAC}/namespaces/dev/roles`, { metadata: { name: 'granter' }, rules: held });
    create(cluster, `${RBAC}/namespaces/dev/rolebindings`, {
      metadata: { name: 'joe' },
      subjects: [{ kind: 'User', name: 'joe', apiGroup: 'rbac.authorization.k8s.io' }],
      roleRef: { kind: 'Role', name: 'granter', apiGroup: 'rbac.authorization.k8s.io' },
    });
    return cluster;
  }

  test('must not grant more than their own', () => {
    const { body } = send(withJoe(), 'POST', `${RBAC}/namespaces/dev/roles`, {
      body: { metadata: { name: 'more' }, rules },
      user: joe,
    });
    expect(body.message).toBe(
      'roles.rbac.authorization.k8s.io "more" is forbidden: user "joe" (groups=["system:authenticated"]) is attempting to grant RBAC permissions not currently held:\n{APIGroups:[""], Resources:["secrets"], Verbs:["get" "list"]}',
    );
  });

  test('must not bind a role with more, but may bind one with less', () => {
    const cluster = withJoe();
    const bind = (kind: string, name: string) =>
      send(cluster, 'POST', `${RBAC}/namespaces/dev/rolebindings`, {
        body: {
          metadata: { name },
          subjects: [{ kind: 'User', name: 'ann', apiGroup: 'rbac.authorization.k8s.io' }],
          roleRef: { kind, name, apiGroup: 'rbac.authorization.k8s.io' },
        },
        user: joe,
      });
    expect(bind('ClusterRole', 'cluster-admin').status).toBe(403);
    expect(bind('Role', 'granter').status).toBe(201);
    expect(bind('Role', 'nope').body.message).toBe('roles.rbac.authorization.k8s.io "nope" not found');
  });
});

describe('default classes', () => {
  test('are set for claims and Ingresses without a class', () => {
    const cluster = startCluster();
    const marked = (name: string, key: string) => ({ metadata: { name, annotations: { [key]: 'true' } } });
    create(cluster, '/apis/storage.k8s.io/v1/storageclasses', {
      ...marked('fast', 'storageclass.kubernetes.io/is-default-class'),
      provisioner: 'x.example/y',
    });
    create(cluster, '/apis/networking.k8s.io/v1/ingressclasses', {
      ...marked('nginx', 'ingressclass.kubernetes.io/is-default-class'),
      spec: { controller: 'example.com/x' },
    });
    const claim = create(cluster, '/api/v1/namespaces/dev/persistentvolumeclaims', {
      metadata: { name: 'c' },
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
    });
    const ingress = create(cluster, '/apis/networking.k8s.io/v1/namespaces/dev/ingresses', {
      metadata: { name: 'i' },
      spec: { defaultBackend: { service: { name: 's', port: { number: 80 } } } },
    });
    expect([textAt(claim, 'spec', 'storageClassName'), textAt(ingress, 'spec', 'ingressClassName')]).toEqual([
      'fast',
      'nginx',
    ]);
  });
});
