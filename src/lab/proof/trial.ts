import type { VirtualFiles } from '../../client/virtual-files.ts';
import type { Cluster } from '../../cluster/cluster.ts';
import type { Fence } from '../../deck/card.ts';
import { judge, type Patience } from '../judge/judge.ts';
import { isSolved, type Judgement } from '../judge/judgement.ts';
import { labFiles, textIn, workFiles } from '../start/lab-files.ts';
import { runCommands } from '../start/run-commands.ts';
import type { StartedLab } from '../start/start-lab.ts';

/** The result of an attempt at a lab, or why it could not be made. */
export type LabTrial = { readonly judgement: Judgement } | { readonly refused: string };

/** Options for judging an attempt. */
interface AttemptOptions {
  readonly patience?: Patience;
  /** Whether only the overall result matters. */
  readonly isBrief?: boolean;
}

/** Runs an action on a lab from its initial state, and judges the result. Uses the lab's own cluster, which is reset first. */
export function attempt(
  started: StartedLab,
  act: (cluster: Cluster, files: VirtualFiles) => string | undefined,
  { patience, isBrief = false }: AttemptOptions = {},
): LabTrial {
  const { cluster, begun } = started;
  cluster.restore(begun);
  const files = labFiles();
  for (const [path, bytes] of workFiles(started.files)) files.write(path, bytes);
  const lowest = started.lowest.copy();
  const stop = lowest.follow(cluster);
  const refused = act(cluster, files);
  stop();
  if (refused !== undefined) return { refused };
  const file = (path: string): string | undefined => textIn(files, path);
  return { judgement: judge({ started, cluster, file, lowest, isBrief }, patience) };
}

/** Applies one of the lab's own answers. */
export function runAnswer(
  { language, text }: Fence,
  cluster: Cluster,
  files: VirtualFiles,
): string | undefined {
  if (language === 'sh') return runCommands(text, cluster, files);
  files.write('answer.yaml', text);
  return runCommands('kubectl apply -f answer.yaml', cluster, files);
}

export function solves(trial: LabTrial): boolean {
  return 'judgement' in trial && isSolved(trial.judgement);
}

/** The reason why an attempt does not solve a lab, in words. */
export function shortfall(trial: LabTrial): string {
  if ('refused' in trial) return trial.refused;
  const missing = trial.judgement.results.find(({ holds }) => !holds);
  return missing === undefined ? '' : `${missing.title}: ${missing.found}`;
}
