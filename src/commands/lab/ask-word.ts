import type { Env } from '../../env.ts';
import { Failure } from '../../errors.ts';
import { askControl } from '../../serve/control/ask-control.ts';
import type { ControlAccess } from '../../serve/control/control-message.ts';

/** Carries out a word of a lab's shell: asks the program that runs the lab, and prints its answer. @throws Failure `usage` outside a lab */
export async function askWord(word: string, env: Env): Promise<number> {
  try {
    const { port, token } = controlOf(env);
    const columns = env.stdout.isTTY ? env.stdout.columns : 0;
    const { text, exit } = await askControl(port, { token, word, columns });
    env.stdout.write(text);
    return exit;
  } catch {
    throw new Failure({ code: 'usage', message: 'this is not the shell of a lab; k8s-drill lab starts one' });
  }
}

function controlOf({ variables, fs }: Env): ControlAccess {
  return JSON.parse(fs.readFileSync(variables['K8S_DRILL_LAB'] ?? '', 'utf8')) as ControlAccess;
}
