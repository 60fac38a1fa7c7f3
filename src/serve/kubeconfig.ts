import type { Credential } from './certificate/authority.ts';

/** The name that kubeadm gives to its cluster, and its user. */
const CLUSTER = 'kubernetes';
export const ADMINISTRATOR_SUBJECT = {
  commonName: 'kubernetes-admin',
  organizations: ['kubeadm:cluster-admins'],
};

/** The access of an administrator to a cluster on loopback. */
export interface ClusterAccess {
  readonly port: number;
  /** The CA certificate in PEM. */
  readonly authority: string;
  readonly credential: Credential;
}

interface NamedAccess extends ClusterAccess {
  readonly context: string;
  readonly cluster: string;
  readonly user: string;
}

/** A kubeconfig as kubeadm writes it. */
export function kubeconfig(access: ClusterAccess): string {
  const user = ADMINISTRATOR_SUBJECT.commonName;
  return written([{ ...access, context: `${user}@${CLUSTER}`, cluster: CLUSTER, user }]);
}

/** A kubeconfig with a context for each of several clusters; the first one is current. */
export function kubeconfigOfContexts(clusters: ReadonlyMap<string, ClusterAccess>): string {
  return written(
    [...clusters].map(([name, access]) => ({
      ...access,
      context: name,
      cluster: name,
      user: `${name}-admin`,
    })),
  );
}

function written(entries: readonly NamedAccess[]): string {
  const [first] = entries;
  return `apiVersion: v1
clusters:
${entries.map(clusterEntry).join('')}contexts:
${entries.map(contextEntry).join('')}current-context: ${first?.context ?? '""'}
kind: Config
users:
${entries.map(userEntry).join('')}`;
}

function clusterEntry({ cluster, port, authority }: NamedAccess): string {
  return `- cluster:
    certificate-authority-data: ${base64(authority)}
    server: https://127.0.0.1:${port}
  name: ${cluster}
`;
}

function contextEntry({ context, cluster, user }: NamedAccess): string {
  return `- context:
    cluster: ${cluster}
    user: ${user}
  name: ${context}
`;
}

function userEntry({ user, credential: { certificate, key } }: NamedAccess): string {
  return `- name: ${user}
  user:
    client-certificate-data: ${base64(certificate)}
    client-key-data: ${base64(key)}
`;
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');
