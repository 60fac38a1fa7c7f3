import { join } from 'node:path';
import type { CardOf } from '../../../deck/card.ts';
import { isInteractive } from '../../../editor/is-interactive.ts';
import type { Env } from '../../../env.ts';
import { Failure, isFailure } from '../../../errors.ts';
import { FILE_MODE } from '../../../files/modes.ts';
import { type Json, objectsAt, textAt } from '../../../kubernetes/json.ts';
import { judge } from '../../../lab/judge/judge.ts';
import { isSolved, type Judgement } from '../../../lab/judge/judgement.ts';
import type { Lab } from '../../../lab/lab.ts';
import { needsSimulation } from '../../../lab/reading/needs-simulation.ts';
import { readLab } from '../../../lab/reading/read-lab.ts';
import { workFiles } from '../../../lab/start/lab-files.ts';
import { loadClusters } from '../../../learner/load-clusters.ts';
import type { Screen } from '../../../screen.ts';
import type { ControlAnswer } from '../../../serve/control/control-message.ts';
import {
  createSessionFolder,
  removeSessionFolder,
  type SessionFolder,
} from '../../../serve/session-folder.ts';
import { wrap } from '../../../ui/render/wrap.ts';
import { screenOf } from '../../../ui/screen-of.ts';
import { LabSession } from '../lab-session.ts';
import type { LabWord } from '../lab-words.ts';
import { fileRestorer, isFolderChanged, readFile } from '../work-folder.ts';
import { type LabRun, workOnLab } from '../work-on-lab.ts';
import { isLocalServer } from './is-local.ts';
import { LearnersKubectl } from './learners-kubectl.ts';
import { Mirror, startedOn, stillCluster } from './mirror.ts';
import { RealGround } from './real-ground.ts';

export interface RealLabOptions {
  /** A context of the learner's kubeconfig. */
  readonly context: string;
  /** Do not ask, and accept a cluster that is not on this machine. */
  readonly yes: boolean;
}

/** How long all conditions must stay true before the lab counts as solved, in milliseconds. */
const HOLD = 3000;

/**
 * Opens a shell on a lab in a real cluster, through the learner's own kubectl; afterwards removes everything that the lab created.
 * @throws Failure `usage` for a lab that needs simulation or a cluster that is not local, and if nobody agrees
 */
export async function runRealLab(
  card: CardOf<'lab'>,
  { context, yes }: RealLabOptions,
  env: Env,
): Promise<LabRun> {
  const lab = readable(card, env);
  const asked = new LearnersKubectl(env, ['--context', context]);
  const config = await asked.run(['config', 'view', '--raw', '--minify', '--flatten']);
  const server = serverOf(await asked.json(['config', 'view', '--minify']));
  if (!yes && !isLocalServer(server))
    throw refused(`the context ${context} is not on this machine (${server}); --yes takes it all the same`);
  const folder = createSessionFolder(env, config);
  try {
    const own = join(folder.path, 'lab-config');
    env.fs.writeFileSync(own, config, { mode: FILE_MODE });
    const kubectl = new LearnersKubectl(env, ['--kubeconfig', own]);
    const ground = new RealGround(lab, kubectl);
    if (!yes) await agree(ground, context, env);
    return await onGround(lab, ground, { kubectl, folder }, env);
  } finally {
    removeSessionFolder(env, folder);
  }
}

interface Place {
  readonly kubectl: LearnersKubectl;
  readonly folder: SessionFolder;
}

async function onGround(lab: Lab, ground: RealGround, place: Place, env: Env): Promise<LabRun> {
  const mirror = new Mirror(lab, place.kubectl, env.now());
  try {
    await ground.make();
    await mirror.begin();
    return await inShell(lab, { ground, mirror, folder: place.folder }, env);
  } finally {
    env.stdout.write('Removing what the lab made …\n');
    await ground.remove();
  }
}

interface RealWorld {
  readonly ground: RealGround;
  readonly mirror: Mirror;
  readonly folder: SessionFolder;
}

async function inShell(lab: Lab, { ground, mirror, folder }: RealWorld, env: Env): Promise<LabRun> {
  const started = startedOn(mirror, lab);
  const work = join(folder.path, 'work');
  const restore = fileRestorer(folder, work, env);
  const restoreFiles = (): void => restore(started.files);
  const file = (path: string): string | undefined => readFile(join(work, path), env);
  const session = new LabSession(
    lab.card,
    () => started,
    { empty: (of) => stillCluster(of, env.now()) },
    { file, restoreFiles, hasOwnFiles: () => isFolderChanged(work, workFiles(started.files), env) },
  );
  session.begin();
  const look = (): Judgement => {
    const cluster = stillCluster(lab, env.now());
    cluster.restore(mirror.cluster.snapshot());
    return judge({ started, cluster, file, lowest: started.lowest });
  };
  const atStart = look().reached;
  return workOnLab(
    {
      ...{ session, folder, work, builtIn: false, fault: new Promise<never>(() => {}) },
      introduction: { cluster: 'This is a real cluster.', exit: 'ends the lab and removes what it made' },
      answer: (word, screen) => answer(word, screen, session, { ground, mirror, look }),
      afterShell: async () => {
        await mirror.refresh();
        if (look().reached !== atStart) session.changed();
      },
    },
    env,
  );
}

async function answer(
  word: LabWord,
  screen: Screen,
  session: LabSession,
  { ground, mirror, look }: Pick<RealWorld, 'ground' | 'mirror'> & { readonly look: () => Judgement },
): Promise<ControlAnswer> {
  try {
    if (word === 'reset') await ground.make();
    if (word === 'check') await settled(look, mirror);
    const text = session.answer(word, screen);
    if (word === 'reset') await mirror.begin();
    return { text, exit: 0 };
  } catch (error) {
    if (!isFailure(error)) throw error;
    return { text: `${error.message}\n`, exit: 1 };
  }
}

/** Reads and judges the cluster; if everything is true, again a little later. */
async function settled(look: () => Judgement, mirror: Mirror): Promise<void> {
  await mirror.refresh();
  if (!isSolved(look())) return;
  await new Promise((resolve) => setTimeout(resolve, HOLD));
  await mirror.refresh();
}

function readable(card: CardOf<'lab'>, env: Env): Lab {
  const { lab, problems } = readLab(card, loadClusters(env));
  if (lab === null) throw refused(`the lab ${card.identity} cannot be set up: ${problems[0]?.message ?? ''}`);
  const why = needsSimulation(lab);
  if (why === undefined) return lab;
  throw refused(`the lab ${card.identity} runs on the simulated cluster only: ${why}`);
}

function refused(message: string): Failure {
  return new Failure({ code: 'usage', message });
}

function serverOf(config: Json): string {
  return textAt(objectsAt(config, 'clusters')[0], 'cluster', 'server');
}

async function agree({ objects }: RealGround, context: string, env: Env): Promise<void> {
  if (!isInteractive(env)) throw refused('--context asks before it changes a cluster; --yes answers for you');
  const names = objects.map((object) => `${textAt(object, 'kind')} ${textAt(object, 'metadata', 'name')}`);
  const what = names.length === 0 ? 'makes nothing itself' : `makes ${names.join(', ')}`;
  const { width } = screenOf(env);
  env.stdout.write(
    `${wrap(`In the cluster of the context ${context}, the lab ${what}, and removes that at the end. What you make yourself outside of its namespaces stays.`, width)}\n`,
  );
  const prompter = await env.prompter();
  try {
    const reply = await prompter.ask({
      type: 'key',
      keys: [{ key: 'y', label: 'go on' }, { key: 'enter', label: 'leave the cluster alone' }, { key: 'q' }],
    });
    if (reply.type !== 'key' || reply.key !== 'y') throw refused('nothing was changed');
  } finally {
    prompter.close();
  }
}
