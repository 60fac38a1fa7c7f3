import { join } from 'node:path';
import type { EndingSignal, Env, Spawned } from '../../env.ts';
import { FILE_MODE } from '../../files/modes.ts';
import type { Screen } from '../../screen.ts';
import {
  HELM_PROGRAMS,
  KUBECTL_PROGRAMS,
  withPath,
  writePrograms,
} from '../../serve/client/shell-programs.ts';
import type { ControlAnswer } from '../../serve/control/control-message.ts';
import { type ControlListener, listenControl } from '../../serve/control/listen-control.ts';
import type { SessionFolder } from '../../serve/session-folder.ts';
import { runBeside, toldExit } from '../cluster/run-beside.ts';
import { isOnPath } from '../cluster/shell.ts';
import { labShell } from './lab-shell.ts';
import { screenFor } from './word-screen.ts';

export interface WordShellOptions {
  /** The control server of the cluster or clusters. */
  readonly folder: SessionFolder;
  /** Where the shell begins. */
  readonly work: string;
  /** The prompt's text before its sign. */
  readonly prompt: string;
  /** The words that work as programs in this shell. */
  readonly words: readonly string[];
  readonly builtIn: boolean;
  /** Variables to set in the shell, in addition to those that lead kubectl to the cluster. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Rejects if the shell must end before the learner ends it. */
  readonly fault: Promise<never>;
}

const TOKEN_BYTES = 32;

/** Answers the words of a shell; each is drawn for the terminal that it was typed in. */
export function listenForWords(
  answer: (word: string, screen: Screen) => ControlAnswer | Promise<ControlAnswer>,
  env: Env,
): Promise<ControlListener> {
  return listenControl(env.randomHex(TOKEN_BYTES), ({ word, columns }) =>
    answer(word, screenFor(columns, env)),
  );
}

/**
 * Opens the learner's own shell, in which some words work as programs that ask this process.
 * @returns how it ended; if it did not start, the reason was printed
 */
export async function openWordShell(
  { folder, work, prompt, words, builtIn, fault, ...options }: WordShellOptions,
  control: ControlListener,
  env: Env,
): Promise<Spawned | EndingSignal> {
  const controlPath = join(folder.path, 'lab.json');
  env.fs.writeFileSync(controlPath, JSON.stringify(control.access), { mode: FILE_MODE });
  const programs = writePrograms(env, folder.path, {
    ...Object.fromEntries(words.map((word) => [word, `lab --word ${word}`])),
    ...(builtIn && KUBECTL_PROGRAMS),
    ...((builtIn || !isOnPath('helm', env)) && HELM_PROGRAMS),
  });
  const variables = {
    ...options.variables,
    KUBECONFIG: folder.kubeconfig,
    KUBECACHEDIR: folder.cache,
    K8S_DRILL_LAB: controlPath,
  };
  const shell = labShell({ folder: folder.path, work, programs, prompt, words, variables }, env);
  for (const [path, text] of shell.files) env.fs.writeFileSync(path, text, { mode: FILE_MODE });
  const surroundings = { ...variables, ...shell.variables, ...withPath(env, programs) };
  const ended = await runBeside(shell, surroundings, fault, env);
  if (typeof ended !== 'string' && ended.error !== undefined) toldExit(ended, shell, env);
  return ended;
}
