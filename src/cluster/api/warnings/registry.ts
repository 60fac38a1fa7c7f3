import { type JsonObject, listAt, objectAt, textAt } from '../../../kubernetes/json.ts';
import { lookUp } from '../../../source/look-up.ts';
import { podSpecWarnings } from './pod-spec.ts';

type Warn = (object: JsonObject) => readonly string[];

const ofTemplate: Warn = (object) =>
  podSpecWarnings(objectAt(object, 'spec', 'template', 'spec'), 'spec.template.spec');

/** The functions that find warnings about a written object, by resource. */
const WARNINGS: Readonly<Record<string, Warn>> = {
  'cronjobs.batch': (object) =>
    podSpecWarnings(
      objectAt(object, 'spec', 'jobTemplate', 'spec', 'template', 'spec'),
      'spec.jobTemplate.spec.template.spec',
    ),
  'daemonsets.apps': ofTemplate,
  'deployments.apps': ofTemplate,
  'ingresses.networking.k8s.io': (object) =>
    objectAt(object, 'metadata', 'annotations')['kubernetes.io/ingress.class'] === undefined
      ? []
      : [
          `annotation "kubernetes.io/ingress.class" is deprecated, please use 'spec.ingressClassName' instead`,
        ],
  'jobs.batch': ofTemplate,
  persistentvolumes: (object) =>
    textAt(object, 'spec', 'persistentVolumeReclaimPolicy') === 'Recycle'
      ? [
          'spec.persistentVolumeReclaimPolicy: The Recycle reclaim policy is deprecated. Instead, the recommended approach is to use dynamic provisioning.',
        ]
      : [],
  pods: (object) => [...hostnameWarning(object), ...podSpecWarnings(objectAt(object, 'spec'), 'spec')],
  'replicasets.apps': ofTemplate,
  replicationcontrollers: ofTemplate,
  services: serviceWarnings,
  'statefulsets.apps': ofTemplate,
};

function hostnameWarning(pod: JsonObject): string[] {
  return textAt(pod, 'metadata', 'name').includes('.')
    ? [
        "metadata.name: this is used in the Pod's hostname, which can result in surprising behavior; a DNS label is recommended: [must not contain dots]",
      ]
    : [];
}

function serviceWarnings(service: JsonObject): readonly string[] {
  const spec = objectAt(service, 'spec');
  const headless = textAt(spec, 'clusterIP') === 'None';
  return [
    ...(listAt(spec, 'externalIPs').length > 0
      ? ['spec.externalIPs is deprecated and may no longer be implemented in some clusters']
      : []),
    ...(headless && textAt(spec, 'sessionAffinity') === 'ClientIP'
      ? ['spec.SessionAffinity is ignored for headless services']
      : []),
    ...(headless && textAt(spec, 'loadBalancerIP') !== ''
      ? ['spec.loadBalancerIP is ignored for headless services']
      : []),
  ];
}

/** The texts of the `Warning` headers for a written object. */
export function warningsAbout(id: string, object: JsonObject): readonly string[] {
  return lookUp(WARNINGS, id)?.(object) ?? [];
}
