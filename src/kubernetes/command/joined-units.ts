import type { Pipeline } from '../shell/script.ts';
import type { Word } from '../shell/word.ts';
import { toolName } from './tool-name.ts';

/** What `--now` does beside each. */
const ALSO: ReadonlyMap<string, string> = new Map([
  ['enable', 'start'],
  ['disable', 'stop'],
]);

/**
 * `systemctl enable UNIT` and `systemctl start UNIT`, one after the other in any order, are `systemctl enable --now UNIT`; `stop` and then `start`
 * are `restart`.
 */
export function joinedUnits(pipelines: readonly Pipeline[]): readonly Pipeline[] {
  const joined: Pipeline[] = [];
  for (const pipeline of pipelines) {
    const both = joinTwo(joined.at(-1), pipeline);
    if (both === undefined) joined.push(pipeline);
    else joined[joined.length - 1] = both;
  }
  return joined;
}

function joinTwo(first: Pipeline | undefined, second: Pipeline): Pipeline | undefined {
  if (first === undefined || second.joint === '||') return undefined;
  const [a, b] = [plainVerb(first), plainVerb(second)];
  if (a === undefined || b === undefined || a.units !== b.units) return undefined;
  const enables =
    ALSO.get(a.verb.value) === b.verb.value ? a : ALSO.get(b.verb.value) === a.verb.value ? b : undefined;
  const [stage] = first.stages;
  const restarts = a.verb.value === 'stop' && b.verb.value === 'start';
  if (stage === undefined || (enables === undefined && !restarts)) return undefined;
  const said = enables === undefined ? ['restart'] : [enables.verb.value, '--now'];
  const words = stage.words.flatMap((word) =>
    word === a.verb ? said.map((value) => ({ ...word, value })) : [word],
  );
  return { ...first, stages: [{ ...stage, words }] };
}

/** A `systemctl` line of a verb and units, without any flag. */
function plainVerb({ stages }: Pipeline): { readonly verb: Word; readonly units: string } | undefined {
  const [stage, ...more] = stages;
  if (stage === undefined || more.length + stage.redirects.length + stage.assignments.length > 0)
    return undefined;
  const words = stage.words.filter(({ value }, i) => i > 0 || value !== 'sudo');
  const [program, verb, ...units] = words;
  if (program === undefined || toolName(program) !== 'systemctl' || verb === undefined) return undefined;
  if (units.length === 0 || words.some(({ value }) => value.startsWith('-'))) return undefined;
  const names = units.map(({ value }) => value.replace(/\.service$/, ''));
  return { verb, units: names.sort().join(' ') };
}
