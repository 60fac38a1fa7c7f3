import type { Rule } from '../rule.ts';
import { annotation } from './annotation.ts';
import { autoscaler } from './autoscaler.ts';
import { cronSchedule } from './cron-schedule.ts';
import { customResourceDefinition } from './custom-resource-definition.ts';
import { disruptionBudget } from './disruption-budget.ts';
import { duplicateName } from './duplicate-name.ts';
import { environment } from './environment.ts';
import { fileMode } from './file-mode.ts';
import { ingressPath } from './ingress-path.ts';
import { kubeadmConfig } from './kubeadm-config.ts';
import { label } from './label.ts';
import { name } from './name.ts';
import { networkPolicyPeers } from './network-policy-peers.ts';
import { networkPolicyTypes } from './network-policy-types.ts';
import { nodePort } from './node-port.ts';
import { port } from './port.ts';
import { probe } from './probe.ts';
import { rbacApiGroup } from './rbac-api-group.ts';
import { resourceRequests } from './resource-requests.ts';
import { restartPolicy } from './restart-policy.ts';
import { roleRef } from './role-ref.ts';
import { selector } from './selector.ts';
import { storageClaim } from './storage-claim.ts';
import { toleration } from './toleration.ts';
import { updateStrategy } from './update-strategy.ts';
import { volumeMount } from './volume-mount.ts';
import { volumeSource } from './volume-source.ts';

/** Every rule, in the order of their codes. */
export const RULES: readonly Rule[] = [
  annotation,
  autoscaler,
  cronSchedule,
  customResourceDefinition,
  disruptionBudget,
  duplicateName,
  environment,
  fileMode,
  ingressPath,
  kubeadmConfig,
  label,
  name,
  networkPolicyPeers,
  networkPolicyTypes,
  nodePort,
  port,
  probe,
  rbacApiGroup,
  resourceRequests,
  restartPolicy,
  roleRef,
  selector,
  storageClaim,
  toleration,
  updateStrategy,
  volumeMount,
  volumeSource,
];
