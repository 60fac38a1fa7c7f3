import { join } from 'node:path';
import type { CardOf } from '../../deck/card.ts';
import type { EndingSignal, Env, Spawned } from '../../env.ts';
import { EXIT, endedBy } from '../../errors.ts';
import { KUBECTL_PROGRAMS, writePrograms } from '../../serve/client/shell-programs.ts';
import { listenControl } from '../../serve/control/listen-control.ts';
import { programName } from '../../source/program-name.ts';
import { screenOf } from '../../ui/screen-of.ts';
import { runBeside, toldExit } from '../cluster/run-beside.ts';
import { usesBuiltIn } from '../cluster/shell.ts';
import { introduceLab } from './introduce-lab.ts';
import type { LabResult } from './lab-session.ts';
import { labShell } from './lab-shell.ts';
import { isLabWord, LAB_WORDS } from './lab-words.ts';
import { type OpenLab, openLab } from './open-lab.ts';
import { renderJudgement } from './render-judgement.ts';
import { screenFor } from './word-screen.ts';

export interface LabRun {
  /** What there is to record; `null` where nothing was tried. */
  readonly result: LabResult | null;
  /** From the prompt to the end of the shell, in milliseconds. */
  readonly ms: number;
  readonly exit: number;
}

const TOKEN_BYTES = 32;
const FILE_MODE = 0o600;

/** Opens a shell on a lab, and waits for its end; then everything that the lab made is gone. */
export async function runLab(
  card: CardOf<'lab'>,
  { builtIn }: { readonly builtIn: boolean },
  env: Env,
): Promise<LabRun> {
  const lab = await openLab(card, env);
  const { session, served } = lab;
  const token = env.randomHex(TOKEN_BYTES);
  const control = await listenControl(token, ({ word, columns }) => {
    if (!isLabWord(word)) return { text: `There is no word ${word} in a lab.\n`, exit: 2 };
    return { text: session.answer(word, screenFor(columns, env)), exit: 0 };
  });
  try {
    const controlPath = join(served.folder.path, 'lab.json');
    env.fs.writeFileSync(controlPath, JSON.stringify({ port: control.port, token }), { mode: FILE_MODE });
    env.stdout.write(session.task(screenOf(env)));
    introduceLab(lab, { builtIn: usesBuiltIn({ builtIn }, env), isChosen: builtIn }, env);
    const begun = env.monotonic();
    const exit = await openShell(lab, controlPath, usesBuiltIn({ builtIn }, env), env);
    return { result: resultOf(lab, env), ms: Math.round(env.monotonic() - begun), exit };
  } finally {
    control.close();
    await served.stop();
  }
}

async function openShell(
  { session, served, work }: OpenLab,
  controlPath: string,
  isBuiltIn: boolean,
  env: Env,
): Promise<number> {
  const { folder, fault } = served;
  const words = Object.fromEntries(Object.keys(LAB_WORDS).map((word) => [word, `lab --word ${word}`]));
  const programs = writePrograms(env, folder.path, { ...words, ...(isBuiltIn && KUBECTL_PROGRAMS) });
  const variables = {
    KUBECONFIG: folder.kubeconfig,
    KUBECACHEDIR: folder.cache,
    K8S_DRILL_LAB: controlPath,
  };
  const options = {
    ...{ folder: folder.path, work, programs, variables },
    prompt: `lab:${session.card.properties.id}`,
    words: Object.keys(LAB_WORDS),
  };
  const shell = labShell(options, env);
  for (const [path, text] of shell.files) env.fs.writeFileSync(path, text, { mode: FILE_MODE });
  const separator = env.platform === 'win32' ? ';' : ':';
  const path = `${programs}${separator}${env.variables['PATH'] ?? ''}`;
  const end = await runBeside(shell, { ...variables, ...shell.variables, PATH: path }, fault, env);
  return exitOf(end, shell, env);
}

/** A shell ends with the exit code of its last command, which says nothing of the lab. */
function exitOf(end: Spawned | EndingSignal, shell: Parameters<typeof toldExit>[1], env: Env): number {
  if (typeof end === 'string') return EXIT[endedBy(end).problem.code];
  return end.error === undefined ? 0 : toldExit(end, shell, env);
}

/** What the lab came to; it is checked at the end unless everything is decided. */
function resultOf({ session }: OpenLab, env: Env): LabResult | null {
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
