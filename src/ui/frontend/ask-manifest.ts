import type { CardOf } from '../../deck/card.ts';
import type { KeyChoice } from '../../env.ts';
import type { Answered, Asking } from './asking.ts';
import { askKeys } from './command-line.ts';
import { askReference } from './reference.ts';

const WRITE: readonly KeyChoice[] = [
  { key: 'enter', label: 'write it in your editor' },
  { key: 't', label: 'type it here' },
];
const EXPLAIN: KeyChoice = { key: 'x', label: 'explain a field' };
const MEND: readonly KeyChoice[] = [
  { key: 'enter', label: 'back to the editor' },
  { key: 'g', label: 'grade it as it is' },
];

/**
 * Asks for a manifest: in the editor, as often as wanted, or at the prompt.
 * @param typeHere reads it at the prompt, line by line
 */
export async function askManifest<O>(
  card: CardOf<'manifest'>,
  asking: Asking<O>,
  typeHere: () => Promise<Answered<O>>,
): Promise<Answered<O>> {
  const reply = await askKey(WRITE, asking);
  if (reply.type !== 'key') return reply;
  if (reply.key === 't') return typeHere();
  return reply.key === 'enter' ? compose(card, asking, typeHere) : reply;
}

async function compose<O>(
  card: CardOf<'manifest'>,
  asking: Asking<O>,
  typeHere: () => Promise<Answered<O>>,
): Promise<Answered<O>> {
  const { composer, print } = asking;
  for (;;) {
    const written = await composer.write(card);
    if ('problem' in written) {
      print(written.problem);
      return askManifest(card, asking, typeHere);
    }
    const answer = { type: 'given', given: { type: 'text', text: written.text } } as const;
    const refusals = await composer.refusals(card, written.text);
    if (refusals === '') return answer;
    print(refusals);
    const reply = await askKey(MEND, asking);
    if (reply.type !== 'key') return reply;
    if (reply.key === 'g') return answer;
    if (reply.key !== 'enter') return reply;
  }
}

/** One of the keys; the reference is looked up in between, as often as wanted. */
async function askKey<O>(
  own: readonly KeyChoice[],
  asking: Asking<O>,
): Promise<Extract<Answered<O>, { readonly type: 'key' | 'action' | 'help' }>> {
  const { composer, print, prompter, keys } = asking;
  for (;;) {
    const reply = await askKeys([...own, EXPLAIN, ...keys], asking);
    if (reply.type === 'text' || reply.type === 'items') return { type: 'help' };
    if (reply.type !== 'key' || reply.key !== EXPLAIN.key) return reply;
    await askReference(prompter, composer.reference, print);
  }
}
