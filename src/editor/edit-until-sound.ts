import type { Env } from '../env.ts';
import { isInteractive } from './is-interactive.ts';

/**
 * Opens an editor until the saved text is valid or its author gives up; problems are reported on stderr each time.
 * @param edit opens the editor and waits; returns why it failed, or `null`
 * @returns `failed` if the editor failed the last time
 * @param check the problems in the saved text, in words; empty if there are none
 */
export async function editUntilSound(
  env: Env,
  edit: () => string | null,
  check: () => string | Promise<string>,
): Promise<'sound' | 'left' | 'failed'> {
  for (;;) {
    const failure = edit();
    const problem = failure ?? (await check());
    if (problem === '') return 'sound';
    env.stderr.write(`${problem}\n`);
    if (!isInteractive(env) || !(await wantsToGoBack(env))) return failure === null ? 'left' : 'failed';
  }
}

async function wantsToGoBack(env: Env): Promise<boolean> {
  const prompter = await env.prompter();
  try {
    const keys = [
      { key: 'enter', label: 'back to the editor' },
      { key: 'q', label: 'leave it' },
    ];
    const reply = await prompter.ask({ type: 'key', keys });
    return reply.type === 'key' && reply.key === 'enter';
  } finally {
    prompter.close();
  }
}
