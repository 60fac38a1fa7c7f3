import { join } from 'node:path';
import type { Card, CardOf } from '../../deck/card.ts';
import type { Env } from '../../env.ts';
import { isFailure } from '../../errors.ts';
import { FOLDER_MODE } from '../../files/modes.ts';
import { kubeconfigOfContexts } from '../../serve/kubeconfig.ts';
import { createSessionFolder, removeSessionFolder, type SessionFolder } from '../../serve/session-folder.ts';
import type { ExamTask } from '../../session/exam/attempt.ts';
import { createLabSource, type OpenLab, openLab } from '../lab/open-lab.ts';

/** The labs of an exam, each on a cluster of its own. */
export interface ExamLabs {
  /** The lab of each task, or why it cannot be done. */
  readonly labs: readonly (OpenLab | { readonly gone: string })[];
  /** A folder with a kubeconfig that has all contexts. */
  readonly folder: SessionFolder;
  /** A folder with one folder for each task. */
  readonly work: string;
  /** Rejects with the first fault of a cluster. */
  readonly fault: Promise<never>;
  stop(): Promise<void>;
}

/** The kubectl context of a task, from 0. */
export function contextOf(task: number): string {
  return `k8s-${task + 1}`;
}

/**
 * Sets up all labs of an exam and serves their clusters.
 * @param opened called before each lab with the number of labs that are ready
 */
export async function openExamLabs(
  tasks: readonly ExamTask[],
  loadCard: (identity: string) => Card,
  env: Env,
  opened: (count: number) => void,
): Promise<ExamLabs> {
  const folder = createSessionFolder(env, kubeconfigOfContexts(new Map()));
  const work = join(folder.path, 'exam');
  const labs: (OpenLab | { readonly gone: string })[] = [];
  const stop = async (): Promise<void> => {
    for (const lab of labs) if ('served' in lab) await lab.served.stop();
    removeSessionFolder(env, folder);
  };
  try {
    env.fs.mkdirSync(work, { mode: FOLDER_MODE });
    const source = createLabSource(env);
    for (const [at, { identity }] of tasks.entries()) {
      opened(at);
      const open = (card: CardOf<'lab'>) => openLab(card, source, env, join(work, `${at + 1}`));
      labs.push(await openTask(() => loadCard(identity), open));
    }
    const access = labs.flatMap((lab, at) =>
      'served' in lab ? [[contextOf(at), lab.served.access] as const] : [],
    );
    env.fs.writeFileSync(folder.kubeconfig, kubeconfigOfContexts(new Map(access)));
    const fault = Promise.race(labs.flatMap((lab) => ('served' in lab ? [lab.served.fault] : [])));
    fault.catch(() => {});
    return { labs, folder, work, fault, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Sets up all labs of an exam, before its time begins. */
async function begun(lab: OpenLab): Promise<OpenLab> {
  try {
    lab.session.begin();
    return lab;
  } catch (error) {
    await lab.served.stop();
    throw error;
  }
}

async function openTask(
  loadCard: () => Card,
  open: (card: CardOf<'lab'>) => Promise<OpenLab>,
): Promise<OpenLab | { readonly gone: string }> {
  try {
    const card = loadCard();
    if (card.kind !== 'lab') return { gone: `it is a ${card.kind} card now` };
    return await begun(await open(card));
  } catch (error) {
    if (!isFailure(error)) throw error;
    return { gone: error.message };
  }
}
