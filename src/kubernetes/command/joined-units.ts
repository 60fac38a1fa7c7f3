import type { Pipeline, Stage } from '../shell/script.ts';
import type { Word } from '../shell/word.ts';
import { toolName } from './tool-name.ts';

/** What `--now` does in addition, by verb. */
const ALSO: ReadonlyMap<string, string> = new Map([
  ['enable', 'start'],
  ['disable', 'stop'],
]);

/**
 * Rewrites `systemctl enable UNIT` and `systemctl start UNIT`, one after the other in either order, as `systemctl enable --now UNIT`, and `stop`
 * followed by `start` as `restart`.
 */
export function joinedUnits(pipelines: readonly Pipeline[]): readonly Pipeline[] {
  const joined: Pipeline[] = [];
  for (const written of pipelines) {
    const pipeline = { ...written, stages: written.stages.map(withSystemctl) };
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
  const enables = isAlso(a.verb, b.verb) ? a : isAlso(b.verb, a.verb) ? b : undefined;
  const [stage] = first.stages;
  const restarts = a.verb.value === 'stop' && b.verb.value === 'start';
  if (stage === undefined || (enables === undefined && !restarts)) return undefined;
  const said = enables === undefined ? ['restart'] : [enables.verb.value, '--now'];
  const words = stage.words.flatMap((word) =>
    word === a.verb ? said.map((value) => ({ ...word, value })) : [word],
  );
  return { ...first, stages: [{ ...stage, words }] };
}

/** Whether `--now` of the first verb does what the second does; a restart also starts a stopped unit. */
function isAlso(first: Word, second: Word): boolean {
  return ALSO.get(first.value) === second.value.replace(/^restart$/, 'start');
}

/** Rewrites `service UNIT VERB` as `systemctl VERB UNIT`. */
function withSystemctl(stage: Stage): Stage {
  const at = stage.words[0]?.value === 'sudo' ? 1 : 0;
  const [program, unit, verb, ...more] = stage.words.slice(at);
  if (program?.value !== 'service' || unit === undefined || verb === undefined || more.length > 0)
    return stage;
  return { ...stage, words: [...stage.words.slice(0, at), { ...program, value: 'systemctl' }, verb, unit] };
}

/** The verb and the units of a `systemctl` line without flags. */
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
