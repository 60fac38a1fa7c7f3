import { parseScript } from '../shell/parse-script.ts';
import type { Pipeline, Stage } from '../shell/script.ts';
import type { Word } from '../shell/word.ts';
import { isShell } from './same-words.ts';

/** Rewrites `sudo sh -c 'program > file'` as `sudo program > file`, for a shell that runs on the machine itself. */
export function withoutHostShell(pipelines: readonly Pipeline[]): readonly Pipeline[] {
  return pipelines.flatMap((pipeline) => ranBy(pipeline) ?? [pipeline]);
}

function ranBy({ stages, joint, background, range }: Pipeline): Pipeline[] | undefined {
  const [stage, ...more] = stages;
  if (stage === undefined || more.length + stage.redirects.length + stage.assignments.length > 0)
    return undefined;
  const sudo = stage.words[0]?.value === 'sudo' ? stage.words.slice(0, 1) : [];
  const [shell, flag, text, argument] = stage.words.slice(sudo.length);
  if (shell === undefined || !isShell(shell) || flag?.value !== '-c' || text === undefined) return undefined;
  const script = parseScript(text.value);
  if (argument !== undefined || background || script.problems.length > 0) return undefined;
  return script.pipelines.map((inner, at) => ({
    ...inner,
    joint: at === 0 ? joint : inner.joint,
    range,
    stages: inner.stages.map((one) => placed(one, sudo, range)),
  }));
}

/** A stage with the position of the text that contains it. */
function placed(stage: Stage, sudo: readonly Word[], range: Pipeline['range']): Stage {
  const at = (word: Word): Word => ({ ...word, range });
  return {
    ...stage,
    words: [...sudo, ...stage.words.map(at)],
    assignments: stage.assignments.map(at),
    redirects: stage.redirects.map((redirect) => ({ ...redirect, range })),
    range,
  };
}
