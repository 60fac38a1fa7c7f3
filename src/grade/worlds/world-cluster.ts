import { makeNodes } from '../../cluster/bootstrap/nodes.ts';
import { bootstrapObjects } from '../../cluster/bootstrap/objects.ts';
import { Cluster, type ClusterSnapshot } from '../../cluster/cluster.ts';
import { makeControllers } from '../../cluster/controllers/registry.ts';
import { defaultProfile } from '../../cluster/kubelet/default-profile.ts';
import { EXAM_VERSION } from '../../exam-version.ts';

/** Parts of a cluster that worlds do without: the system's own Pods and the API server's queues, which no task is about. */
const LEFT_OUT = new Set(['DaemonSet', 'Deployment', 'FlowSchema', 'PriorityLevelConfiguration']);
/** Objects that only change with time, or report states: effects are compared in a settled cluster. */
const IDLE = new Set([
  'node-heartbeat',
  'node-lifecycle-controller',
  'ttl-controller',
  'horizontal-pod-autoscaler',
  'validatingadmissionpolicy-status-controller',
]);
const NODES = 4;
/** Worlds begin at a fixed time; no clock is read. */
const START = Date.UTC(2026, 0, 5, 8);

/** A cluster that is used again and again, each time from a snapshot. */
export interface WorldCluster {
  readonly cluster: Cluster;
  /** A settled cluster without objects of a task. */
  readonly empty: ClusterSnapshot;
}

/** A new cluster for worlds, in which all images exist and containers start immediately. */
export function makeWorldCluster(): WorldCluster {
  const profile = {
    ...defaultProfile(),
    isPresent: () => true,
    announces: false,
    delays: { start: 0, pull: 0 },
  };
  const objects = [
    ...bootstrapObjects().filter(({ kind }) => !LEFT_OUT.has(String(kind))),
    ...makeNodes(NODES, EXAM_VERSION, START),
  ];
  const controllers = makeControllers(profile, 'worlds').filter(({ name }) => !IDLE.has(name));
  const cluster = new Cluster({ seed: 1, start: START, version: EXAM_VERSION, objects, controllers });
  cluster.advance(1000);
  return { cluster, empty: cluster.snapshot() };
}
