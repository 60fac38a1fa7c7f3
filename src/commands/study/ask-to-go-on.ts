import type { Env, KeyChoice } from '../../env.ts';
import { lookUp } from '../../source/look-up.ts';
import { askKeys } from '../../ui/frontend/command-line.ts';
import { type TypedActions, typedOrders } from '../../ui/frontend/typed-action.ts';
import { count } from '../../ui/render/numbers.ts';

/** How a day goes on after its session. */
export type GoOn = 'missed' | 'ahead' | 'lab' | 'quit';

/** A lab that the learner may do now. */
export interface OfferedLab {
  readonly identity: string;
  readonly minutes?: number;
}

/** Asks a learner at a terminal whether to go on: with what was missed today, with a lab, or with what comes next. */
export async function askToGoOn(missed: number, lab: OfferedLab | undefined, env: Env): Promise<GoOn> {
  const again: KeyChoice[] =
    missed > 0 ? [{ key: 'm', label: `ask the ${count(missed, 'missed card')} again` }] : [];
  const labs: KeyChoice[] = lab === undefined ? [] : [{ key: 'l', label: labelOf(lab) }];
  const keys = [
    ...again,
    ...labs,
    { key: 'a', label: 'study ahead' },
    { key: 'enter', label: 'done' },
    { key: 'q' },
  ];
  const actions: TypedActions<GoOn> = typedOrders({
    ...(missed > 0 && { missed: 'missed' as const }),
    ...(lab !== undefined && { lab: 'lab' as const }),
    ahead: 'ahead' as const,
    quit: 'quit' as const,
  });
  const prompter = await env.prompter();
  const print = (text: string): void => env.stdout.write(`${text}\n`);
  try {
    for (;;) {
      const reply = await askKeys(keys, { prompter, print, actions });
      if (reply.type === 'action') return reply.action;
      if (reply.type === 'key') return lookUp(MEANINGS, reply.key) ?? 'quit';
      print(actions.words);
    }
  } finally {
    prompter.close();
  }
}

const MEANINGS: Readonly<Record<string, GoOn>> = { m: 'missed', a: 'ahead', l: 'lab' };

function labelOf({ identity, minutes }: OfferedLab): string {
  return `do the lab ${identity}${minutes === undefined ? '' : `, ${minutes} min`}`;
}
