import type { JsonObject } from '../../kubernetes/json.ts';
import { timeText } from '../time.ts';

const NAME = 'metrics-server';
const NAMESPACE = 'kube-system';
const LABELS = { 'k8s-app': NAME };
const IMAGE = 'registry.k8s.io/metrics-server/metrics-server:v0.8.0';
const PORT = 10_250;

/**
 * The objects of a metrics-server installation: its Deployment, Service, service account, APIService, and the role that lets viewers read
 * metrics.
 *
 * @see https://kubernetes-sigs.github.io/metrics-server/
 */
export function metricsServer(now: number): readonly JsonObject[] {
  return [
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: named(LABELS, NAMESPACE) },
    readerRole(),
    service(),
    deployment(now),
    apiService(),
  ];
}

function named(labels: JsonObject, namespace?: string, name = NAME): JsonObject {
  return { name, ...(namespace !== undefined && { namespace }), labels };
}

function readerRole(): JsonObject {
  const aggregate = (to: string) => `rbac.authorization.k8s.io/aggregate-to-${to}`;
  const labels = {
    ...LABELS,
    [aggregate('admin')]: 'true',
    [aggregate('edit')]: 'true',
    [aggregate('view')]: 'true',
  };
  return {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: named(labels, undefined, 'system:aggregated-metrics-reader'),
    rules: [{ apiGroups: ['metrics.k8s.io'], resources: ['pods', 'nodes'], verbs: ['get', 'list', 'watch'] }],
  };
}

function service(): JsonObject {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: named(LABELS, NAMESPACE),
    spec: {
      clusterIP: '10.96.0.44',
      clusterIPs: ['10.96.0.44'],
      internalTrafficPolicy: 'Cluster',
      ipFamilies: ['IPv4'],
      ipFamilyPolicy: 'SingleStack',
      ports: [{ name: 'https', port: 443, protocol: 'TCP', targetPort: 'https' }],
      selector: LABELS,
      sessionAffinity: 'None',
      type: 'ClusterIP',
    },
    status: { loadBalancer: {} },
  };
}

function deployment(now: number): JsonObject {
  const container = {
    name: NAME,
    image: IMAGE,
    args: ['--cert-dir=/tmp', `--secure-port=${PORT}`, '--metric-resolution=15s'],
    imagePullPolicy: 'IfNotPresent',
    ports: [{ containerPort: PORT, name: 'https', protocol: 'TCP' }],
    resources: { requests: { cpu: '100m', memory: '200Mi' } },
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
  };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { ...named(LABELS, NAMESPACE), generation: 1, creationTimestamp: timeText(now) },
    spec: {
      progressDeadlineSeconds: 600,
      replicas: 1,
      revisionHistoryLimit: 10,
      selector: { matchLabels: LABELS },
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: 0 } },
      template: {
        metadata: { labels: LABELS },
        spec: {
          containers: [container],
          dnsPolicy: 'ClusterFirst',
          nodeSelector: { 'kubernetes.io/os': 'linux' },
          priorityClassName: 'system-cluster-critical',
          restartPolicy: 'Always',
          schedulerName: 'default-scheduler',
          securityContext: {},
          serviceAccount: NAME,
          serviceAccountName: NAME,
          terminationGracePeriodSeconds: 30,
        },
      },
    },
    status: {},
  };
}

function apiService(): JsonObject {
  return {
    apiVersion: 'apiregistration.k8s.io/v1',
    kind: 'APIService',
    metadata: named(LABELS, undefined, 'v1beta1.metrics.k8s.io'),
    spec: {
      group: 'metrics.k8s.io',
      groupPriorityMinimum: 100,
      insecureSkipTLSVerify: true,
      service: { name: NAME, namespace: NAMESPACE, port: 443 },
      version: 'v1beta1',
      versionPriority: 100,
    },
  };
}
