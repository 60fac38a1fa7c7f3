import type { Redirect, Stage } from '../shell/script.ts';
import { calledWords, toolName } from './tool-name.ts';

/** Rewrites `… | tee FILE` as `… > FILE` and `… | tee -a FILE` as `… >> FILE`: tasks ask for the file, not for what the terminal also shows. */
export function withPlainOutput(stages: readonly Stage[]): readonly Stage[] {
  const [before, last] = stages.slice(-2);
  if (stages.length < 2 || before === undefined || last === undefined || last.assignments.length > 0)
    return stages;
  if (before.redirects.some(({ operator }) => operator.includes('>')) || last.redirects.some(isFile))
    return stages;
  const [program, ...words] = calledWords(last.words);
  const appends = /^(?:-a|--append)$/.test(words[0]?.value ?? '');
  const [file, ...more] = appends ? words.slice(1) : words;
  if (program === undefined || toolName(program) !== 'tee' || more.length > 0) return stages;
  if (file === undefined || file.value.startsWith('-')) return stages;
  const output: Redirect = {
    operator: appends ? '>>' : '>',
    descriptor: -1,
    target: file.value,
    range: file.range,
  };
  return [...stages.slice(0, -2), { ...before, redirects: [...before.redirects, output] }];
}

function isFile({ operator, descriptor, target }: Redirect): boolean {
  return operator !== '>' || descriptor > 1 || target !== '/dev/null';
}
