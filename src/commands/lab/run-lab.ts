import type { CardOf } from '../../deck/card.ts';
import type { EndingSignal, Env, Spawned } from '../../env.ts';
import { EXIT, endedBy } from '../../errors.ts';
import { programName } from '../../source/program-name.ts';
import { screenOf } from '../../ui/screen-of.ts';
import { exitCodeOf, usesBuiltIn } from '../cluster/shell.ts';
import { introduceLab } from './introduce-lab.ts';
import type { LabResult } from './lab-session.ts';
import { labPrompt } from './lab-shell.ts';
import { isLabWord, LAB_WORDS } from './lab-words.ts';
import { createLabSource, type OpenLab, openLab } from './open-lab.ts';
import { renderJudgement } from './render-judgement.ts';
import { listenForWords, openWordShell } from './word-shell.ts';

export interface LabRun {
  /** What there is to record; `null` where nothing was tried. */
  readonly result: LabResult | null;
  /** From the prompt to the end of the shell, in milliseconds. */
  readonly ms: number;
  readonly exit: number;
}

/** Opens a shell on a lab, and waits for its end; then everything that the lab made is gone. */
export async function runLab(
  card: CardOf<'lab'>,
  options: { readonly builtIn: boolean },
  env: Env,
): Promise<LabRun> {
  const lab = await openLab(card, createLabSource(env), env);
  const { session, served, work } = lab;
  const control = await listenForWords(
    (word, screen) =>
      isLabWord(word)
        ? { text: session.answer(word, screen), exit: 0 }
        : { text: `There is no word ${word} in a lab.\n`, exit: 2 },
    env,
  );
  const builtIn = usesBuiltIn(options, env);
  try {
    env.stdout.write(session.task(screenOf(env)));
    introduceLab(lab, { builtIn, isChosen: options.builtIn }, env);
    const begun = env.monotonic();
    const { folder, fault } = served;
    const prompt = labPrompt(session.card.properties.id);
    const words = Object.keys(LAB_WORDS);
    const ended = await openWordShell({ folder, work, prompt, words, builtIn, fault }, control, env);
    return { result: resultOf(lab, env), ms: Math.round(env.monotonic() - begun), exit: exitOf(ended) };
  } finally {
    control.close();
    await served.stop();
  }
}

/** A shell ends with the exit code of its last command, which says nothing of the lab. */
export function exitOf(ended: Spawned | EndingSignal): number {
  if (typeof ended === 'string') return EXIT[endedBy(ended).problem.code];
  return ended.error === undefined ? 0 : exitCodeOf(ended);
}

/** What the lab came to; it is checked at the end unless everything is decided. */
export function resultOf({ session }: Pick<OpenLab, 'session'>, env: Env): LabResult | null {
  if (session.isDecided) return session.result();
  if (!session.wasTried) {
    env.stdout.write(
      `Nothing was changed or checked, so nothing is recorded. ${programName(env.variables)} lab starts it again.\n`,
    );
    return null;
  }
  const last = session.judge();
  env.stdout.write(renderJudgement(last, screenOf(env)));
  return session.result(last);
}
