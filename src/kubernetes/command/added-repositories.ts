import type { Pipeline } from '../shell/script.ts';
import type { Word } from '../shell/word.ts';
import { toolName } from './tool-name.ts';

/** Rewrites `helm repo update NAME` as `helm repo update` if the script itself added every repository that it names. */
export function withAddedRepositories(pipelines: readonly Pipeline[]): readonly Pipeline[] {
  if (pipelines.length < 2) return pipelines;
  const added = new Set<string>();
  return pipelines.map((pipeline) => {
    const [stage, ...more] = pipeline.stages;
    const [verb, ...words] = stage === undefined || more.length > 0 ? [] : ofRepositories(stage.words);
    const [name] = words;
    if (verb?.value === 'add' && name !== undefined) added.add(name.value);
    const isKnown = verb?.value === 'update' && words.every(({ value }) => added.has(value));
    if (stage === undefined || !isKnown) return pipeline;
    return {
      ...pipeline,
      stages: [{ ...stage, words: stage.words.filter((word) => !words.includes(word)) }],
    };
  });
}

/** The words after `helm repo`: its verb and the verb's arguments. */
function ofRepositories([program, group, ...rest]: readonly Word[]): readonly Word[] {
  return program !== undefined && toolName(program) === 'helm' && group?.value === 'repo' ? rest : [];
}
