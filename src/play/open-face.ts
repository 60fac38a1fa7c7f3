import { discardDraft } from '../editor/drafts.ts';
import type { Env, Output } from '../env.ts';
import { colourLevel } from '../style.ts';
import type { Composer } from '../ui/face/composer.ts';
import type { ExamFace } from '../ui/face/exam-face.ts';
import type { Face } from '../ui/face/face.ts';
import type { Reference } from '../ui/face/reference.ts';
import { type Draw, draw, showsUnicode } from '../ui/render/draw.ts';

interface FaceOptions {
  readonly plain: boolean;
  /** Where plain lines go. */
  readonly output: Output;
  /** The learner's editor and its arguments. */
  readonly editor: readonly string[];
}

/** A terminal with keys where there is one, else plain lines; each is loaded only where it is used. */
export async function openFace(env: Env, { plain, output, editor }: FaceOptions): Promise<Face> {
  if (isPlain(env, plain)) {
    const [{ plainFace }, { lineReader }] = await Promise.all([
      import('../ui/face/plain-face.ts'),
      import('../ui/face/line-reader.ts'),
    ]);
    return plainFace(lineReader(env), output, output.columns, lazyReference(draw({}), output));
  }
  const [{ terminalFace }, prompter] = await Promise.all([
    import('../ui/face/terminal-face.ts'),
    env.prompter(),
  ]);
  return terminalFace(prompter, env, drawFor(env), lazyComposer(env, editor));
}

/** The same for an exam. */
export async function openExamFace(env: Env, { plain, output, editor }: FaceOptions): Promise<ExamFace> {
  if (isPlain(env, plain)) {
    const [{ plainExamFace }, { lineReader }] = await Promise.all([
      import('../ui/face/plain-exam-face.ts'),
      import('../ui/face/line-reader.ts'),
    ]);
    return plainExamFace(lineReader(env), output, output.columns, lazyReference(draw({}), output));
  }
  const [{ terminalExamFace }, prompter] = await Promise.all([
    import('../ui/face/terminal-exam-face.ts'),
    env.prompter(),
  ]);
  return terminalExamFace(prompter, env, drawFor(env), lazyComposer(env, editor));
}

function isPlain({ stdin, stdout }: Env, plain: boolean): boolean {
  return plain || !stdin.isTTY || !stdout.isTTY;
}

/** How to draw on standard output: as the terminal can, or in plain ASCII where there is none. */
export function drawFor({
  variables,
  platform,
  stdout,
}: Pick<Env, 'variables' | 'platform' | 'stdout'>): Draw {
  const unicode = stdout.isTTY && showsUnicode(variables, platform);
  return draw({ level: colourLevel(variables, stdout.isTTY), unicode });
}

/** The checks of manifests bring large tables; they are loaded with the first manifest that is written. */
function lazyComposer(env: Env, editor: readonly string[]): Composer {
  const load = async () => (await import('../editor/manifest-composer.ts')).manifestComposer(env, editor);
  return {
    write: async (card) => (await load()).write(card),
    refusals: async (card, text) => (await load()).refusals(card, text),
    reference: lazyReference(drawFor(env), env.stdout),
    discard: (card) => discardDraft(env, card),
  };
}

/** The schemas are loaded with the first question about them. */
function lazyReference({ style }: Draw, { columns }: Output): Reference {
  return async (kindAndPath) =>
    (await import('./explain-in-words.ts')).explainInWords(kindAndPath, style, columns);
}
