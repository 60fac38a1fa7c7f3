import type { KeyChoice, Reply } from '../../env.ts';
import type { Answered, Asking } from './asking.ts';
import { answerExplain, explainSubject } from './reference.ts';

/** The key that opens a command line at a question without typed text. */
export const COMMAND_KEY: KeyChoice = { key: ':' };

/** The parts of a terminal that a command line needs. */
export type CommandAsking<O> = Pick<Asking<O>, 'prompter' | 'print' | 'actions' | 'reference'>;

type Command<O> = Extract<Answered<O>, { readonly type: 'action' | 'help' }>;

/** Asks for a key. After `:` asks for a command, and then for a key again. */
export async function keyOrCommand<O>(
  ask: () => Promise<Reply>,
  asking: CommandAsking<O>,
): Promise<Reply | Command<O>> {
  for (;;) {
    const reply = await ask();
    if (reply.type !== 'key' || reply.key !== COMMAND_KEY.key) return reply;
    const command = await askCommand(asking);
    if (command) return command;
  }
}

/** One of some keys, or a command. */
export function askKeys<O>(
  keys: readonly KeyChoice[],
  asking: CommandAsking<O>,
  lead?: string,
): Promise<Reply | Command<O>> {
  const question = {
    type: 'key',
    keys: [...keys, COMMAND_KEY],
    ...(lead !== undefined && { lead }),
  } as const;
  return keyOrCommand(() => asking.prompter.ask(question), asking);
}

/** `null` for an empty line, and if the command has been carried out already. */
async function askCommand<O>({
  prompter,
  print,
  actions,
  reference,
}: CommandAsking<O>): Promise<Command<O> | null> {
  const help = `${actions.words}; any unique beginning will do; Enter alone goes back`;
  for (;;) {
    const reply = await prompter.ask({ type: 'line', label: ':', history: [], help });
    const word = reply.type === 'text' ? reply.text.trim().replace(/^:+/, '') : '';
    if (word === '') return null;
    const subject = reference ? explainSubject(`:${word}`) : null;
    if (reference && subject !== null) {
      print(await answerExplain(subject, reference));
      return null;
    }
    const typed = actions.read(`:${word}`);
    if (typed.type === 'help' || typed.type === 'action') return typed;
    print(`unknown command :${word}; there are ${actions.words}`);
  }
}
