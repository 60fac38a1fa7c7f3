import { pick, type Template } from './template.ts';

export const service: Template = ({ name, random }) => ({
  apiVersion: 'v1',
  kind: 'Service',
  spec: {
    type: pick(random, ['ClusterIP', 'ClusterIP', 'NodePort']),
    selector: { app: name },
    ports: [{ port: pick(random, [80, 8080]), targetPort: 8080 + random.below(3), protocol: 'TCP' }],
  },
});

export const ingress: Template = ({ name, random }) => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  spec: {
    ingressClassName: pick(random, ['nginx', 'haproxy']),
    rules: [
      {
        host: `${name}.example.com`,
        http: {
          paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name, port: { number: 80 } } } }],
        },
      },
    ],
  },
});

export const ingressClass: Template = ({ random }) => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'IngressClass',
  spec: { controller: pick(random, ['example.com/one', 'example.com/two']) },
});

export const networkPolicy: Template = ({ name, random }) => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  spec: {
    podSelector: random.below(2) === 0 ? {} : { matchLabels: { app: name } },
    policyTypes: random.below(2) === 0 ? ['Ingress'] : ['Ingress', 'Egress'],
  },
});
