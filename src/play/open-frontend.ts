import { discardDraft, draftedAnswer } from '../editor/drafts.ts';
import { isInteractive } from '../editor/is-interactive.ts';
import type { Env, Output } from '../env.ts';
import { type Screen, screenWith } from '../screen.ts';
import { programName } from '../source/program-name.ts';
import type { Composer } from '../ui/frontend/composer.ts';
import type { ExamFrontend } from '../ui/frontend/exam-frontend.ts';
import type { Frontend } from '../ui/frontend/frontend.ts';
import type { Reference } from '../ui/frontend/reference.ts';
import { screenOf } from '../ui/screen-of.ts';

interface FrontendOptions {
  readonly plain: boolean;
  /** The output for plain lines. */
  readonly output: Output;
  /** The learner's editor and its arguments. */
  readonly editor: readonly string[];
}

/** A terminal frontend if there is a terminal, otherwise plain lines; only the one that is used is loaded. */
export async function openFrontend(env: Env, { plain, output, editor }: FrontendOptions): Promise<Frontend> {
  if (isPlain(env, plain)) {
    const [{ plainFrontend }, { lineReader }] = await Promise.all([
      import('../ui/frontend/plain-frontend.ts'),
      import('../ui/frontend/line-reader.ts'),
    ]);
    const screen = plainScreen(output, env);
    return plainFrontend(
      lineReader(env),
      output,
      screen,
      lazyReference(env, () => screen),
    );
  }
  const [{ terminalFrontend }, prompter] = await Promise.all([
    import('../ui/frontend/terminal-frontend.ts'),
    env.prompter(),
  ]);
  return terminalFrontend(prompter, env, () => screenOf(env), lazyComposer(env, editor));
}

/** The same for an exam. */
export async function openExamFrontend(
  env: Env,
  { plain, output, editor }: FrontendOptions,
): Promise<ExamFrontend> {
  if (isPlain(env, plain)) {
    const [{ plainExamFrontend }, { lineReader }] = await Promise.all([
      import('../ui/frontend/plain-exam-frontend.ts'),
      import('../ui/frontend/line-reader.ts'),
    ]);
    const screen = plainScreen(output, env);
    return plainExamFrontend(
      lineReader(env),
      output,
      screen,
      lazyReference(env, () => screen),
    );
  }
  const [{ terminalExamFrontend }, prompter] = await Promise.all([
    import('../ui/frontend/terminal-exam-frontend.ts'),
    env.prompter(),
  ]);
  return terminalExamFrontend(prompter, env, () => screenOf(env), lazyComposer(env, editor));
}

function isPlain(env: Env, plain: boolean): boolean {
  return plain || !isInteractive(env);
}

function plainScreen({ columns }: Output, { variables }: Env): Screen {
  return screenWith({ width: columns, plain: true, program: programName(variables) });
}

/** The checks of manifests have large tables; they are loaded with the first manifest that is written. */
function lazyComposer(env: Env, editor: readonly string[]): Composer {
  const load = async () => (await import('../editor/manifest-composer.ts')).manifestComposer(env, editor);
  return {
    write: async (card, start) => (await load()).write(card, start),
    skeleton: async (card) =>
      draftedAnswer(env, card).trim() === ''
        ? (await import('../editor/skeleton.ts')).skeletonOf(card)
        : null,
    refusals: async (card, text) => (await load()).refusals(card, text),
    reference: lazyReference(env, () => screenOf(env)),
    discard: (card) => discardDraft(env, card),
  };
}

/** The schemas are loaded with the first question about them. */
function lazyReference(env: Env, screen: () => Screen): Reference {
  return async (kindAndPath) =>
    (await import('./explain-in-words.ts')).explainInWords(kindAndPath, env, screen());
}
