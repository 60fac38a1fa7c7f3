import type { VirtualFiles } from '../../client/virtual-files.ts';
import type { Cluster, ClusterSnapshot } from '../../cluster/cluster.ts';
import { type JsonObject, textAt } from '../../kubernetes/json.ts';
import { ADMINISTRATOR } from '../administrator.ts';
import { type ObjectName, objectOf } from '../checks/object-name.ts';
import type { Lab, LabProblem, SetupStep } from '../lab.ts';
import type { ClusterStock } from './cluster-stock.ts';
import { createObject } from './create-object.ts';
import { labFiles } from './lab-files.ts';
import { LowestValues } from './lowest-values.ts';
import { runCommands } from './run-commands.ts';

/** A lab that was set up: the initial state for the learner. */
export interface StartedLab {
  readonly lab: Lab;
  readonly cluster: Cluster;
  /** The initial state of the cluster. */
  readonly begun: ClusterSnapshot;
  /** The initial files of the working folder. */
  readonly files: VirtualFiles;
  /** Returns an object in its initial state. */
  readonly atStart: (name: ObjectName) => JsonObject | undefined;
  /** Tracks, from the start, the fields that must never fall too low. */
  readonly lowest: LowestValues;
}

/** The time that the cluster runs after the set-up, in milliseconds of its clock: whatever fails has failed by then. */
const SETTLING = 60_000;

/**
 * Sets up a lab on a cluster of the stock.
 *
 * @param hasEvents whether its controllers write events
 * @returns the started lab, or why it cannot be started
 */
export function startLab(
  lab: Lab,
  stock: ClusterStock,
  seed: number,
  hasEvents = true,
): StartedLab | LabProblem {
  const cluster = stock.cluster(lab, seed);
  cluster.keepEvents(hasEvents);
  const files = labFiles();
  for (const step of lab.setup) {
    const message = setUp(step, cluster, files);
    if (message !== undefined) return { message, range: step.range };
  }
  cluster.advance(SETTLING);
  const begun = cluster.snapshot();
  const atStart = keptAtStart(lab, cluster);
  const lowest = new LowestValues(lab.conditions.flatMap(({ tracks }) => tracks ?? []));
  return { lab, cluster, begun, files, atStart, lowest };
}

function setUp(step: SetupStep, cluster: Cluster, files: VirtualFiles): string | undefined {
  switch (step.type) {
    case 'commands':
      return runCommands(step.text, cluster, files);
    case 'file':
      files.write(step.path, step.text);
      return undefined;
    case 'node-file':
      if (cluster.world.get('nodes', '', step.node) === undefined) return `there is no node ${step.node}`;
      cluster.writeNodeFile(step.node, step.path, step.text);
      return undefined;
    case 'objects':
      for (const object of step.objects) {
        const problem = create(cluster, object);
        if (problem !== undefined) return problem;
      }
      return undefined;
  }
}

/** Creates an object, and its namespace if it is missing. */
function create(cluster: Cluster, object: JsonObject): string | undefined {
  const namespace = textAt(object, 'metadata', 'namespace');
  if (namespace !== '' && cluster.world.get('namespaces', '', namespace) === undefined) {
    createObject(
      cluster,
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
      ADMINISTRATOR,
    );
    cluster.settle();
  }
  const problem = createObject(cluster, object, ADMINISTRATOR);
  cluster.settle();
  return problem;
}

/** The initial state of the objects that must not be replaced. */
export function keptAtStart({ conditions }: Lab, { world }: Cluster): StartedLab['atStart'] {
  const kept = new Map(
    conditions.flatMap(({ keeps }) => (keeps === undefined ? [] : [[keyOf(keeps), objectOf(keeps, world)]])),
  );
  return (name) => kept.get(keyOf(name));
}

function keyOf({ resource, namespace, name }: ObjectName): string {
  return `${resource}/${namespace}/${name}`;
}
