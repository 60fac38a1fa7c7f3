import type { Env, KeyChoice } from '../../env.ts';
import { askKeys } from '../../ui/frontend/command-line.ts';
import { type TypedActions, typedOrders } from '../../ui/frontend/typed-action.ts';
import { count } from '../../ui/render/numbers.ts';

/** How a day goes on after its session. */
export type GoOn = 'missed' | 'ahead' | 'quit';

/** Asks a learner at a terminal whether to go on: with what was missed today, or with what comes next. */
export async function askToGoOn(missed: number, env: Env): Promise<GoOn> {
  const again: KeyChoice[] =
    missed > 0 ? [{ key: 'm', label: `ask the ${count(missed, 'missed card')} again` }] : [];
  const keys = [...again, { key: 'a', label: 'study ahead' }, { key: 'enter', label: 'done' }, { key: 'q' }];
  const actions: TypedActions<GoOn> = typedOrders({
    ...(missed > 0 && { missed: 'missed' as const }),
    ahead: 'ahead' as const,
    quit: 'quit' as const,
  });
  const prompter = await env.prompter();
  const print = (text: string): void => env.stdout.write(`${text}\n`);
  try {
    for (;;) {
      const reply = await askKeys(keys, { prompter, print, actions });
      if (reply.type === 'action') return reply.action;
      if (reply.type === 'key') return reply.key === 'm' ? 'missed' : reply.key === 'a' ? 'ahead' : 'quit';
      print(actions.words);
    }
  } finally {
    prompter.close();
  }
}
