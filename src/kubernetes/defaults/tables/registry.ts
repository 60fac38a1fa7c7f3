import { type DefaultTable, meant } from '../server-default.ts';
import { EXTENSION } from './extension.ts';
import { GATEWAY } from './gateway.ts';
import { NETWORKING } from './networking.ts';
import { PAGES } from './pages.ts';
import { PODS } from './pods.ts';
import { POLICY } from './policy.ts';
import { STORAGE } from './storage.ts';
import { WORKLOADS } from './workloads.ts';

/** The values that Kubernetes 1.35 and the Gateway API write for absent fields, or mean by their absence. */
export const SERVER_DEFAULTS: DefaultTable = {
  'V1ObjectMeta.namespace': meant('default', PAGES.namespaces),
  ...PODS,
  ...WORKLOADS,
  ...NETWORKING,
  ...STORAGE,
  ...POLICY,
  ...EXTENSION,
  ...GATEWAY,
};
