import { daemonSet } from './apps/daemon-set.ts';
import { deployment, replicaSet } from './apps/deployment.ts';
import { statefulSet } from './apps/stateful-set.ts';
import { cronJob } from './batch/cron-job.ts';
import { job } from './batch/job.ts';
import { coreEvent, event } from './core/event.ts';
import { namespace } from './core/namespace.ts';
import { node } from './core/node.ts';
import { pod } from './core/pod/pod.ts';
import { podTemplate } from './core/pod/pod-template.ts';
import { replicationController } from './core/replication-controller.ts';
import type { KindRules } from './kind-rules.ts';

/** Every kind whose validation is known. */
const ALL: readonly KindRules[] = [
  coreEvent,
  cronJob,
  daemonSet,
  deployment,
  event,
  job,
  namespace,
  node,
  pod,
  podTemplate,
  replicaSet,
  replicationController,
  statefulSet,
];

const BY_KIND: ReadonlyMap<string, KindRules> = new Map(
  ALL.map((rules) => [`${rules.apiVersion}/${rules.kind}`, rules]),
);

/** The rules of `apps/v1` `Deployment`; `undefined` for a kind whose validation is not modelled. */
export function rulesOf(apiVersion: string, kind: string): KindRules | undefined {
  return BY_KIND.get(`${apiVersion}/${kind}`);
}
