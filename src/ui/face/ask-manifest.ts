import type { CardOf } from '../../deck/card.ts';
import type { KeyChoice, Prompter } from '../../env.ts';
import type { Input } from '../../session/event.ts';
import type { Composer } from './composer.ts';
import { inputOfKey, questionKeys } from './keys.ts';

interface Asking {
  readonly card: CardOf<'manifest'>;
  readonly hintsLeft: number;
  readonly prompter: Prompter;
  readonly composer: Composer;
  readonly print: (text: string) => void;
  /** Reads the manifest at the prompt, line by line. */
  readonly typeHere: () => Promise<Input | null>;
}

const WRITE: readonly KeyChoice[] = [
  { key: 'enter', label: 'write it in your editor' },
  { key: 't', label: 'type it here' },
];
const MEND: readonly KeyChoice[] = [
  { key: 'enter', label: 'back to the editor' },
  { key: 'g', label: 'grade it as it is' },
];

/** Asks for a manifest: in the editor, as often as wanted, or at the prompt. `null` when the learner asked for help. */
export async function askManifest(asking: Asking): Promise<Input | null> {
  const { prompter, hintsLeft } = asking;
  const reply = await prompter.ask({ type: 'key', keys: [...WRITE, ...questionKeys(hintsLeft)] });
  if (reply.type !== 'key') return null;
  if (reply.key === 't') return asking.typeHere();
  return reply.key === 'enter' ? compose(asking) : inputOfKey(reply.key, 'answer');
}

async function compose(asking: Asking): Promise<Input | null> {
  const { card, composer, print, prompter, hintsLeft } = asking;
  for (;;) {
    const written = await composer.write(card);
    if ('problem' in written) {
      print(written.problem);
      return askManifest(asking);
    }
    const refusals = await composer.refusals(card, written.text);
    if (refusals === '') return { type: 'answer', given: { type: 'text', text: written.text } };
    print(refusals);
    const reply = await prompter.ask({ type: 'key', keys: [...MEND, ...questionKeys(hintsLeft)] });
    if (reply.type !== 'key') return null;
    if (reply.key === 'g') return { type: 'answer', given: { type: 'text', text: written.text } };
    if (reply.key !== 'enter') return inputOfKey(reply.key, 'answer');
  }
}
