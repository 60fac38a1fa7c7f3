import type { EndingSignal, Env, Spawned } from '../../env.ts';
import { EXIT, endedBy } from '../../errors.ts';
import type { Screen } from '../../screen.ts';
import type { ControlAnswer } from '../../serve/control/control-message.ts';
import { programName } from '../../source/program-name.ts';
import { screenOf } from '../../ui/screen-of.ts';
import { exitCodeOf } from '../cluster/shell.ts';
import { introduceLab, type LabIntroduction } from './introduce-lab.ts';
import type { LabResult, LabSession } from './lab-session.ts';
import { labPrompt } from './lab-shell.ts';
import { isLabWord, LAB_WORDS, type LabWord } from './lab-words.ts';
import { renderJudgement } from './render-judgement.ts';
import { listenForWords, openWordShell, type WordShellOptions } from './word-shell.ts';

/** A lab that is set up, on a simulated or a real cluster. */
export interface LabPlace extends Pick<WordShellOptions, 'folder' | 'work' | 'builtIn' | 'fault'> {
  readonly session: LabSession;
  readonly introduction: LabIntroduction;
  answer(word: LabWord, screen: Screen): ControlAnswer | Promise<ControlAnswer>;
  /** Work to do after the shell has ended, before the result is judged. */
  afterShell?(): Promise<void>;
}

export interface LabRun {
  /** The result to record; `null` if nothing was tried. */
  readonly result: LabResult | null;
  /** From the prompt to the end of the shell, in milliseconds. */
  readonly ms: number;
  readonly exit: number;
}

/** Shows a lab's task and opens a shell on it until the learner ends it. */
export async function workOnLab(
  { session, introduction, answer, afterShell, ...shell }: LabPlace,
  env: Env,
): Promise<LabRun> {
  const control = await listenForWords(
    (word, screen) =>
      isLabWord(word)
        ? answer(word, screen)
        : { text: `There is no word ${word} in a lab.\n`, exit: EXIT.usage },
    env,
  );
  try {
    env.stdout.write(session.task(screenOf(env)));
    introduceLab({ ...introduction, work: shell.work }, env);
    const begun = env.monotonic();
    const prompt = labPrompt(session.card.properties.id);
    const ended = await openWordShell({ ...shell, prompt, words: Object.keys(LAB_WORDS) }, control, env);
    await afterShell?.();
    const result = resultOf(session, env);
    return { result, ms: Math.round(env.monotonic() - begun), exit: exitOf(ended) };
  } finally {
    control.close();
  }
}

/** A shell's exit code is that of its last command, which says nothing about the lab. */
function exitOf(ended: Spawned | EndingSignal): number {
  if (typeof ended === 'string') return EXIT[endedBy(ended).problem.code];
  return ended.error === undefined ? 0 : exitCodeOf(ended);
}

/** The result of the lab; it is checked at the end unless the result is final already. */
function resultOf(session: LabSession, env: Env): LabResult | null {
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
