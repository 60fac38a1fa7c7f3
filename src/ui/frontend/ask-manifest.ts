import type { CardOf } from '../../deck/card.ts';
import type { KeyChoice } from '../../env.ts';
import type { Answered, Asking } from './asking.ts';
import { askKeys } from './command-line.ts';
import type { Skeleton } from './composer.ts';
import { askReference } from './reference.ts';

const WRITE: readonly KeyChoice[] = [
  { key: 'enter', label: 'write it in your editor' },
  { key: 't', label: 'type it here' },
];
const SKELETON: KeyChoice = { key: 'k', label: 'begin with kubectl --dry-run' };
const EXPLAIN: KeyChoice = { key: 'x', label: 'explain a field' };
const FIX: readonly KeyChoice[] = [
  { key: 'enter', label: 'back to the editor' },
  { key: 'g', label: 'grade it as it is' },
];

/** The text that a manifest begins with, and where it is typed. */
interface Writing<O> {
  readonly card: CardOf<'manifest'>;
  readonly start: string;
  /** The manifest that kubectl would print as a start, as long as nobody has asked for it. */
  readonly skeleton: Skeleton | null;
  readonly typeHere: (start: string) => Promise<Answered<O>>;
}

/**
 * Asks for a manifest, in the editor (as often as the learner wants) or at the prompt.
 * @param typeHere reads it at the prompt, from a text to begin with
 */
export async function askManifest<O>(
  card: CardOf<'manifest'>,
  asking: Asking<O>,
  typeHere: Writing<O>['typeHere'],
): Promise<Answered<O>> {
  const begun = asking.begun.get(card.identity)?.text ?? '';
  const skeleton = begun === '' ? await asking.composer.skeleton(card) : null;
  return askWhere({ card, start: card.start?.text ?? '', skeleton, typeHere }, asking);
}

async function askWhere<O>(writing: Writing<O>, asking: Asking<O>): Promise<Answered<O>> {
  const { skeleton, start, typeHere } = writing;
  const reply = await askKey([...WRITE, ...(skeleton ? [SKELETON] : [])], asking);
  if (reply.type !== 'key') return reply;
  if (reply.key === SKELETON.key && skeleton) {
    asking.print(`It begins with:\n${skeleton.commands.map((command) => `  ${command}`).join('\n')}`);
    return askWhere({ ...writing, start: skeleton.text, skeleton: null }, asking);
  }
  if (reply.key === 't') return typeHere(start);
  return reply.key === 'enter' ? compose(writing, asking) : reply;
}

async function compose<O>(writing: Writing<O>, asking: Asking<O>): Promise<Answered<O>> {
  const { card, start } = writing;
  const { composer, print } = asking;
  for (;;) {
    const written = await composer.write(card, start);
    if ('problem' in written) {
      print(written.problem);
      return askWhere(writing, asking);
    }
    const answer = { type: 'given', given: { type: 'text', text: written.text } } as const;
    const refusals = await composer.refusals(card, written.text);
    if (refusals === '') return answer;
    print(refusals);
    const reply = await askKey(FIX, asking);
    if (reply.type !== 'key') return reply;
    if (reply.key === 'g') return answer;
    if (reply.key !== 'enter') return reply;
  }
}

/** Asks for one of the keys; the learner can look up the reference in between. */
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
