import type { Running } from '../../client/client-effect.ts';
import { runKubectl } from '../../client/kubectl.ts';
import { toolName } from '../../kubernetes/command/tool-name.ts';
import { parseScript } from '../../kubernetes/shell/parse-script.ts';
import type { Pipeline, Stage } from '../../kubernetes/shell/script.ts';
import { EXPANSION } from '../../kubernetes/shell/word.ts';
import { HOME_FOLDER } from './world.ts';

/** Thrown by a script that asks for something that is not executable here; that says nothing about whether it is right. */
export class NotExecutable extends Error {}

/** Runs a script of kubectl lines. @throws NotExecutable */
export function* runScript(text: string): Running<number> {
  let exit = 0;
  for (const pipeline of parseScript(text).pipelines) {
    const stage = onlyStage(pipeline);
    if (pipeline.joint === '&&' && exit !== 0) continue;
    if (pipeline.joint === '||' && exit === 0) continue;
    exit = yield* runKubectl(
      stage.words.slice(1).map(({ value }) => value),
      { HOME: HOME_FOLDER },
    );
  }
  return exit;
}

function onlyStage({ stages, background }: Pipeline): Stage {
  const [stage, ...more] = stages;
  const [program] = stage?.words ?? [];
  if (stage === undefined || more.length > 0 || background || program === undefined)
    throw new NotExecutable('a pipe');
  if (
    toolName(program) !== 'kubectl' ||
    stage.assignments.length > 0 ||
    stage.redirects.length > 0 ||
    stage.hereDocument
  )
    throw new NotExecutable(program.value);
  if (stage.words.some(({ value }) => value.includes(EXPANSION))) throw new NotExecutable('an expansion');
  return stage;
}
