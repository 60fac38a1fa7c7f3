import type { CardOf } from '../../deck/card.ts';
import type { Env } from '../../env.ts';
import { usesBuiltIn } from '../cluster/shell.ts';
import { createLabSource, openLab } from './open-lab.ts';
import { type LabRun, workOnLab } from './work-on-lab.ts';

/** Opens a shell on a lab and waits until it ends; afterwards nothing of the lab is left. */
export async function runLab(
  card: CardOf<'lab'>,
  options: { readonly builtIn: boolean },
  env: Env,
): Promise<LabRun> {
  const { session, served, work } = await openLab(card, createLabSource(env), env);
  const builtIn = usesBuiltIn(options, env);
  const unasked = options.builtIn ? '' : 'kubectl is not on your PATH; ';
  const kubectl = builtIn
    ? `${unasked}kubectl and k are the ones that are built in.`
    : 'Your own kubectl talks to it.';
  try {
    return await workOnLab(
      {
        ...{ session, work, builtIn, folder: served.folder, fault: served.fault },
        introduction: {
          cluster: `A simulated cluster runs on this machine. ${kubectl}`,
          exit: 'ends the lab',
        },
        answer: (word, screen) => ({ text: session.answer(word, screen), exit: 0 }),
      },
      env,
    );
  } finally {
    await served.stop();
  }
}
