import { isObject, type Json, type JsonObject } from '../../kubernetes/json.ts';
import type { KubernetesVersion } from '../../kubernetes/schema/versions.ts';
import { freezeJson } from '../store/freeze-json.ts';

const PKI = '/etc/kubernetes/pki';
const CERTIFICATES = [
  ['ca-certs', '/etc/ssl/certs', 'DirectoryOrCreate'],
  ['k8s-certs', PKI, 'DirectoryOrCreate'],
] as const;

interface ControlPlanePart {
  readonly name: string;
  readonly image: string;
  readonly flags: readonly string[];
  readonly annotation?: readonly [key: string, value: string];
  readonly port: number;
  readonly scheme: 'HTTP' | 'HTTPS';
  /** The paths of its liveness, readiness and startup probes. */
  readonly probes: Readonly<Partial<Record<Probe, string>>>;
  readonly cpu: string;
  readonly memory?: string;
  readonly volumes: readonly (readonly [name: string, path: string, type: string])[];
  /** Whether it writes to its volumes. */
  readonly writes?: boolean;
}

type Probe = 'livenessProbe' | 'readinessProbe' | 'startupProbe';

const PROBES: Readonly<
  Record<Probe, { readonly failures: number; readonly delay: number; readonly period: number }>
> = {
  livenessProbe: { failures: 8, delay: 10, period: 10 },
  readinessProbe: { failures: 3, delay: 0, period: 1 },
  startupProbe: { failures: 24, delay: 10, period: 10 },
};

/**
 * The manifests of the control plane's static Pods by file name, as kubeadm writes them. The components that they describe work here
 * whether or not their Pods run.
 *
 * @see https://kubernetes.io/docs/reference/setup-tools/kubeadm/implementation-details/#generate-static-pod-manifests-for-control-plane-components
 */
export function controlPlaneManifests(
  version: KubernetesVersion,
  node: string,
  address: string,
): readonly (readonly [file: string, text: string])[] {
  return [
    etcd(node, address),
    apiServer(version, address),
    controllerManager(version),
    kubeScheduler(version),
  ].map((part) => {
    const pod = freezeJson(podOf(part, address));
    const text = writePlain(pod, '');
    WRITTEN.set(text, pod);
    return [`${part.name}.yaml`, text] as const;
  });
}

/** The Pods by the text of their manifests; the same text always gives the same Pod. */
const WRITTEN = new Map<string, JsonObject>();

/** The Pod of a manifest that is unchanged since it was written here, which saves parsing it; `undefined` for any other text. Frozen. */
export function controlPlanePod(manifest: string): JsonObject | undefined {
  return WRITTEN.get(manifest);
}

function etcd(node: string, address: string): ControlPlanePart {
  const client = `https://${address}:2379`;
  const peer = `https://${address}:2380`;
  return {
    name: 'etcd',
    image: 'etcd:3.6.6-0',
    annotation: ['kubeadm.kubernetes.io/etcd.advertise-client-urls', client],
    flags: [
      `advertise-client-urls=${client}`,
      `cert-file=${PKI}/etcd/server.crt`,
      'client-cert-auth=true',
      'data-dir=/var/lib/etcd',
      `initial-advertise-peer-urls=${peer}`,
      `initial-cluster=${node}=${peer}`,
      `key-file=${PKI}/etcd/server.key`,
      `listen-client-urls=https://127.0.0.1:2379,${client}`,
      'listen-metrics-urls=http://127.0.0.1:2381',
      `listen-peer-urls=${peer}`,
      `name=${node}`,
      `peer-cert-file=${PKI}/etcd/peer.crt`,
      'peer-client-cert-auth=true',
      `peer-key-file=${PKI}/etcd/peer.key`,
      `peer-trusted-ca-file=${PKI}/etcd/ca.crt`,
      'snapshot-count=10000',
      `trusted-ca-file=${PKI}/etcd/ca.crt`,
    ],
    port: 2381,
    scheme: 'HTTP',
    probes: { livenessProbe: '/livez', readinessProbe: '/readyz', startupProbe: '/readyz' },
    cpu: '100m',
    memory: '100Mi',
    volumes: [
      ['etcd-certs', `${PKI}/etcd`, 'DirectoryOrCreate'],
      ['etcd-data', '/var/lib/etcd', 'DirectoryOrCreate'],
    ],
    writes: true,
  };
}

function apiServer(version: KubernetesVersion, address: string): ControlPlanePart {
  return {
    name: 'kube-apiserver',
    image: `kube-apiserver:v${version}.0`,
    annotation: ['kubeadm.kubernetes.io/kube-apiserver.advertise-address.endpoint', `${address}:6443`],
    flags: [
      `advertise-address=${address}`,
      'allow-privileged=true',
      'authorization-mode=Node,RBAC',
      `client-ca-file=${PKI}/ca.crt`,
      'enable-admission-plugins=NodeRestriction',
      'enable-bootstrap-token-auth=true',
      `etcd-cafile=${PKI}/etcd/ca.crt`,
      `etcd-certfile=${PKI}/apiserver-etcd-client.crt`,
      `etcd-keyfile=${PKI}/apiserver-etcd-client.key`,
      'etcd-servers=https://127.0.0.1:2379',
      `kubelet-client-certificate=${PKI}/apiserver-kubelet-client.crt`,
      `kubelet-client-key=${PKI}/apiserver-kubelet-client.key`,
      'kubelet-preferred-address-types=InternalIP,ExternalIP,Hostname',
      `proxy-client-cert-file=${PKI}/front-proxy-client.crt`,
      `proxy-client-key-file=${PKI}/front-proxy-client.key`,
      'requestheader-allowed-names=front-proxy-client',
      `requestheader-client-ca-file=${PKI}/front-proxy-ca.crt`,
      'requestheader-extra-headers-prefix=X-Remote-Extra-',
      'requestheader-group-headers=X-Remote-Group',
      'requestheader-username-headers=X-Remote-User',
      'secure-port=6443',
      'service-account-issuer=https://kubernetes.default.svc.cluster.local',
      `service-account-key-file=${PKI}/sa.pub`,
      `service-account-signing-key-file=${PKI}/sa.key`,
      'service-cluster-ip-range=10.96.0.0/12',
      `tls-cert-file=${PKI}/apiserver.crt`,
      `tls-private-key-file=${PKI}/apiserver.key`,
    ],
    port: 6443,
    scheme: 'HTTPS',
    probes: { livenessProbe: '/livez', readinessProbe: '/readyz', startupProbe: '/livez' },
    cpu: '250m',
    volumes: CERTIFICATES,
  };
}

function controllerManager(version: KubernetesVersion): ControlPlanePart {
  const kubeconfig = '/etc/kubernetes/controller-manager.conf';
  return {
    name: 'kube-controller-manager',
    image: `kube-controller-manager:v${version}.0`,
    flags: [
      'allocate-node-cidrs=true',
      `authentication-kubeconfig=${kubeconfig}`,
      `authorization-kubeconfig=${kubeconfig}`,
      'bind-address=127.0.0.1',
      `client-ca-file=${PKI}/ca.crt`,
      'cluster-cidr=10.244.0.0/16',
      'cluster-name=kubernetes',
      `cluster-signing-cert-file=${PKI}/ca.crt`,
      `cluster-signing-key-file=${PKI}/ca.key`,
      'controllers=*,bootstrapsigner,tokencleaner',
      `kubeconfig=${kubeconfig}`,
      'leader-elect=true',
      `requestheader-client-ca-file=${PKI}/front-proxy-ca.crt`,
      `root-ca-file=${PKI}/ca.crt`,
      `service-account-private-key-file=${PKI}/sa.key`,
      'service-cluster-ip-range=10.96.0.0/12',
      'use-service-account-credentials=true',
    ],
    port: 10257,
    scheme: 'HTTPS',
    probes: { livenessProbe: '/healthz', startupProbe: '/healthz' },
    cpu: '200m',
    volumes: [...CERTIFICATES, ['kubeconfig', kubeconfig, 'FileOrCreate']],
  };
}

function kubeScheduler(version: KubernetesVersion): ControlPlanePart {
  const kubeconfig = '/etc/kubernetes/scheduler.conf';
  return {
    name: 'kube-scheduler',
    image: `kube-scheduler:v${version}.0`,
    flags: [
      `authentication-kubeconfig=${kubeconfig}`,
      `authorization-kubeconfig=${kubeconfig}`,
      'bind-address=127.0.0.1',
      `kubeconfig=${kubeconfig}`,
      'leader-elect=true',
    ],
    port: 10259,
    scheme: 'HTTPS',
    probes: { livenessProbe: '/livez', readinessProbe: '/readyz', startupProbe: '/livez' },
    cpu: '100m',
    volumes: [['kubeconfig', kubeconfig, 'FileOrCreate']],
  };
}

/** The Pod of a component. Its fields are sorted by name, as kubeadm writes them. */
function podOf(part: ControlPlanePart, address: string): JsonObject {
  const { name, annotation, volumes } = part;
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      ...(annotation && { annotations: { [annotation[0]]: annotation[1] } }),
      labels: { component: name, tier: 'control-plane' },
      name,
      namespace: 'kube-system',
    },
    spec: {
      containers: [containerOf(part, address)],
      hostNetwork: true,
      priority: 2000001000,
      priorityClassName: 'system-node-critical',
      securityContext: { seccompProfile: { type: 'RuntimeDefault' } },
      volumes: volumes.map(([volume, path, type]) => ({ hostPath: { path, type }, name: volume })),
    },
    status: {},
  };
}

/** The container of a component. Its probes use loopback; those of the API server use its address. */
function containerOf(part: ControlPlanePart, address: string): JsonObject {
  const { name, image, flags, port, cpu, memory, volumes, writes = false } = part;
  const host = flags.includes(`secure-port=${port}`) ? address : '127.0.0.1';
  const probe = (kind: Probe): JsonObject => {
    const path = part.probes[kind];
    return path === undefined ? {} : { [kind]: probeOf(kind, host, path, part.scheme) };
  };
  return {
    command: [name, ...flags.map((flag) => `--${flag}`)],
    image: `registry.k8s.io/${image}`,
    imagePullPolicy: 'IfNotPresent',
    ...probe('livenessProbe'),
    name,
    ports: [{ containerPort: port, name: 'probe-port', protocol: 'TCP' }],
    ...probe('readinessProbe'),
    resources: { requests: { cpu, ...(memory !== undefined && { memory }) } },
    ...probe('startupProbe'),
    volumeMounts: volumes.map(([volume, path]) => ({
      mountPath: path,
      name: volume,
      ...(!writes && { readOnly: true }),
    })),
  };
}

function probeOf(kind: Probe, host: string, path: string, scheme: string): JsonObject {
  const { failures, delay, period } = PROBES[kind];
  return {
    failureThreshold: failures,
    httpGet: { host, path, port: 'probe-port', scheme },
    ...(delay > 0 && { initialDelaySeconds: delay }),
    periodSeconds: period,
    timeoutSeconds: 15,
  };
}

/** YAML as kubeadm writes it: lists are not indented. None of these texts needs quotes. */
function writePlain(value: Json, indent: string): string {
  if (Array.isArray(value))
    return value
      .map((item) => `${indent}- ${writePlain(item, `${indent}  `).slice(indent.length + 2)}`)
      .join('');
  if (!isObject(value)) return `${indent}${String(value)}\n`;
  return Object.entries(value)
    .map(([key, inner]) => {
      if (typeof inner !== 'object' || inner === null) return `${indent}${key}: ${String(inner)}\n`;
      if (Object.keys(inner).length === 0) return `${indent}${key}: {}\n`;
      return `${indent}${key}:\n${writePlain(inner, Array.isArray(inner) ? indent : `${indent}  `)}`;
    })
    .join('');
}
