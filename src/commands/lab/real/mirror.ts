import { Cluster, type ClusterSnapshot } from '../../../cluster/cluster.ts';
import { objectsAt } from '../../../kubernetes/json.ts';
import type { Lab } from '../../../lab/lab.ts';
import { READ_FROM_CLUSTER } from '../../../lab/reading/needs-simulation.ts';
import { labFiles } from '../../../lab/start/lab-files.ts';
import { LowestValues } from '../../../lab/start/lowest-values.ts';
import { keptAtStart, type StartedLab } from '../../../lab/start/start-lab.ts';
import type { LearnersKubectl } from './learners-kubectl.ts';

/** A copy of a real cluster's objects for the checks of a lab. No controllers run in it. */
export class Mirror {
  readonly cluster: Cluster;
  readonly #kubectl: LearnersKubectl;
  readonly #nothing: ClusterSnapshot;

  readonly #lab: Lab;
  #atStart: StartedLab['atStart'] = () => undefined;

  constructor(lab: Lab, kubectl: LearnersKubectl, now: number) {
    this.cluster = stillCluster(lab, now);
    this.#nothing = this.cluster.snapshot();
    this.#kubectl = kubectl;
    this.#lab = lab;
  }

  /** Reads the objects at the beginning of the lab. */
  async begin(): Promise<void> {
    await this.refresh();
    this.#atStart = keptAtStart(this.#lab, this.cluster);
  }

  readonly atStart: StartedLab['atStart'] = (name) => this.#atStart(name);

  /** Reads the objects again. */
  async refresh(): Promise<void> {
    const list = await this.#kubectl.json(['get', READ_FROM_CLUSTER.join(','), '-A']);
    this.cluster.restore(this.#nothing);
    this.cluster.load(objectsAt(list, 'items'));
  }
}

/** A cluster without controllers and kubelets, in which time changes nothing. */
export function stillCluster({ version }: Lab, start: number): Cluster {
  return new Cluster({ seed: 1, start, version, objects: [], controllers: [], mostObjects: 100_000 });
}

/** A lab on a real cluster as the learner finds it, for the judge. */
export function startedOn({ cluster, atStart }: Mirror, lab: Lab): StartedLab {
  const files = labFiles();
  for (const step of lab.setup) if (step.type === 'file') files.write(step.path, step.text);
  return {
    ...{ lab, cluster, files, atStart },
    begun: cluster.snapshot(),
    lowest: new LowestValues([]),
  };
}
