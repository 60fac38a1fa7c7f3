import type { Credential } from './certificate/authority.ts';

/** The name that kubeadm gives to its cluster, and the user in it. */
const CLUSTER = 'kubernetes';
export const ADMINISTRATOR = { commonName: 'kubernetes-admin', organizations: ['kubeadm:cluster-admins'] };

/** A kubeconfig as kubeadm writes it, for a server on loopback. */
export function kubeconfig(port: number, authority: string, { certificate, key }: Credential): string {
  const user = ADMINISTRATOR.commonName;
  const context = `${user}@${CLUSTER}`;
  return `apiVersion: v1
clusters:
- cluster:
    certificate-authority-data: ${base64(authority)}
    server: https://127.0.0.1:${port}
  name: ${CLUSTER}
contexts:
- context:
    cluster: ${CLUSTER}
    user: ${user}
  name: ${context}
current-context: ${context}
kind: Config
users:
- name: ${user}
  user:
    client-certificate-data: ${base64(certificate)}
    client-key-data: ${base64(key)}
`;
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');
