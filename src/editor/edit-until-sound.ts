import type { Env } from '../env.ts';
import { isInteractive } from './is-interactive.ts';

/**
 * Opens an editor until what was saved is sound or its author leaves it; what is wrong is said on stderr each time.
 * @param edit opens the editor and waits; why it failed, or `null`
 * @returns `failed` where the editor did not end well the last time
 * @param check what is wrong with what was saved, in words; empty where nothing is
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
