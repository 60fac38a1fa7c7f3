import type { User } from '../cluster/api/request.ts';

/** The user who sets up and inspects labs: the administrator of a cluster created by kubeadm. */
export const ADMINISTRATOR: User = {
  name: 'kubernetes-admin',
  groups: ['kubeadm:cluster-admins', 'system:authenticated'],
};
