import { join } from 'node:path';
import type { Command } from 'commander';
import type { EditedText } from '../client/client-effect.ts';
import { runKubectl } from '../client/kubectl.ts';
import { editorCommand, editorProblem, openEditor } from '../editor/open-editor.ts';
import type { Env } from '../env.ts';
import { FILE_MODE } from '../files/modes.ts';
import { driveRemote } from '../serve/client/drive-remote.ts';
import { type Act, examples } from './command.ts';

export function define(command: Command, act: Act): void {
  command
    .argument('[words...]', 'what follows kubectl')
    .allowUnknownOption()
    .action((words: string[]) => act((env) => kubectl(words, env)));
  examples(command, [
    ['k8s-drill kubectl get pods -A', 'ask the cluster that KUBECONFIG names; it must be on this machine'],
  ]);
}

function kubectl(words: readonly string[], env: Env): Promise<number> {
  const variables = { ...env.variables, HOME: env.homeDirectory };
  return driveRemote(runKubectl(words, variables), {
    env,
    edit: (text, suffix) => editText(env, text, suffix),
  });
}

const NAME_BYTES = 5;

/** Lets the learner change a text in the editor of `KUBE_EDITOR` or `EDITOR`. */
function editText(env: Env, text: string, suffix: string): EditedText {
  const path = join(env.temporaryDirectory, `kubectl-edit-${env.randomHex(NAME_BYTES)}${suffix}`);
  try {
    env.fs.writeFileSync(path, text, { mode: FILE_MODE, flag: 'wx' });
    const editor = editorCommand(env, env.variables['KUBE_EDITOR'] ?? env.variables['EDITOR'] ?? null);
    const problem = editorProblem(openEditor(env, editor, path, 1), editor, env);
    return problem === null ? { text: env.fs.readFileSync(path, 'utf8') } : { failed: problem };
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) };
  } finally {
    env.fs.rmSync(path, { force: true });
  }
}
