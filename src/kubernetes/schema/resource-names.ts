import { lookUp } from '../../source/look-up.ts';
import { groupOf, knownKinds } from './schemas.ts';

/** Short names that people use where RBAC requires the plural. @see https://kubernetes.io/docs/reference/kubectl/#resource-types */
const SHORT: Readonly<Record<string, string>> = {
  po: 'pods',
  svc: 'services',
  deploy: 'deployments',
  ds: 'daemonsets',
  sts: 'statefulsets',
  rs: 'replicasets',
  rc: 'replicationcontrollers',
  cj: 'cronjobs',
  cm: 'configmaps',
  ns: 'namespaces',
  no: 'nodes',
  pv: 'persistentvolumes',
  pvc: 'persistentvolumeclaims',
  sa: 'serviceaccounts',
  sc: 'storageclasses',
  ing: 'ingresses',
  netpol: 'networkpolicies',
  quota: 'resourcequotas',
  limits: 'limitranges',
  ep: 'endpoints',
  ev: 'events',
  hpa: 'horizontalpodautoscalers',
  pdb: 'poddisruptionbudgets',
  pc: 'priorityclasses',
  csr: 'certificatesigningrequests',
  crd: 'customresourcedefinitions',
};

/** The resource of a kind, as in RBAC rules and URLs: `networkpolicies` for NetworkPolicy. */
export function resourceOfKind(kind: string): string {
  const word = kind.toLowerCase();
  if (word === 'endpoints') return word;
  if (/(?:s|x|ch|sh)$/.test(word)) return `${word}es`;
  return /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;
}

/** The resource that a plural, singular or short name means; `undefined` for an unknown one. */
export function resourceOfWord(word: string): string | undefined {
  const full = lookUp(SHORT, word);
  if (full !== undefined) return full;
  for (const { kind, config } of knownKinds()) {
    if (config) continue;
    const resource = resourceOfKind(kind);
    if (word === resource || word.toLowerCase() === kind.toLowerCase()) return resource;
  }
  return undefined;
}

/** The API groups that serve a resource; empty text stands for the core group. */
export function groupsOfResource(resource: string): readonly string[] {
  const found = knownKinds().filter(({ kind, config }) => !config && resourceOfKind(kind) === resource);
  return [...new Set(found.map(({ apiVersion }) => groupOf(apiVersion)))];
}
