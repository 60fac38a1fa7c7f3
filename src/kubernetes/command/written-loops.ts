import type { Pipeline } from '../shell/script.ts';
import { EXPANSION, type Word } from '../shell/word.ts';
import { withValue } from './environment.ts';

/** More iterations than this cannot be meant as commands that a person would type one by one. */
const MOST_TURNS = 20;

/**
 * Unrolls `for n in a b; do PROGRAM $n; done` into `PROGRAM a` and `PROGRAM b`. Nested loops, and loops over the output of another command, stay
 * as they are.
 */
export function withoutLoops(pipelines: readonly Pipeline[]): readonly Pipeline[] {
  const from = pipelines.findIndex((pipeline) => wordsOf(pipeline)[0]?.value === 'for');
  const to = pipelines.findIndex((pipeline, at) => at > from && wordsOf(pipeline)[0]?.value === 'done');
  const [head, end] = [pipelines[from], pipelines[to]];
  const [first, ...others] = pipelines.slice(from + 1, to);
  const values = head && valuesOf(head);
  if (first === undefined || end === undefined || values === undefined || !isBody(first, others, end))
    return pipelines;
  const once = wordsOf(first).length > 1 ? [withoutDo(first), ...others] : others;
  const turns = values.flatMap((assigned) => once.map((pipeline) => withValue(pipeline, assigned)));
  return [...pipelines.slice(0, from), ...turns, ...withoutLoops(pipelines.slice(to + 1))];
}

/** The assignments of the loop variable, one per iteration, as `NAME=value`. */
function valuesOf(head: Pipeline): string[] | undefined {
  const [, variable, preposition, ...words] = wordsOf(head);
  const isLiteral = words.every(({ value }) => !value.includes(EXPANSION) && !/[*?[]/.test(value));
  if (variable === undefined || preposition?.value !== 'in' || words.length > MOST_TURNS || !isLiteral)
    return undefined;
  return head.stages.length > 1 ? undefined : words.map(({ value }) => `${variable.value}=${value}`);
}

function isBody(first: Pipeline, others: readonly Pipeline[], end: Pipeline): boolean {
  const [stage, ...more] = end.stages;
  const isPlain = more.length === 0 && stage?.words.length === 1 && stage.redirects.length === 0;
  const [keyword, ...words] = wordsOf(first);
  const programs = [words[0], ...others.map((other) => wordsOf(other)[0])];
  return (
    isPlain &&
    !end.background &&
    keyword?.value === 'do' &&
    words.length + others.length > 0 &&
    programs.every((program) => program?.value !== 'for')
  );
}

function withoutDo(pipeline: Pipeline): Pipeline {
  return {
    ...pipeline,
    stages: pipeline.stages.map((stage, at) =>
      at === 0 ? { ...stage, words: stage.words.slice(1) } : stage,
    ),
  };
}

function wordsOf({ stages }: Pipeline): readonly Word[] {
  return stages[0]?.words ?? [];
}
