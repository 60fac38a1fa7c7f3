import type { User } from '../cluster/api/request.ts';

/** Who sets a lab up and looks at it: the administrator of a cluster that kubeadm made. */
export const ADMINISTRATOR: User = {
  name: 'kubernetes-admin',
  groups: ['kubeadm:cluster-admins', 'system:authenticated'],
};
