import { saysNotSimulated } from '../../client/shell/beyond.ts';
import { readApiPath } from '../../cluster/api/route.ts';
import type { Option } from '../../kubernetes/command/option.ts';
import { readScript } from '../../kubernetes/command/statement.ts';
import { askedOutput } from './asked-output.ts';
import { type Asked, compareTrials, type EffectDifference, hasEffect } from './compare-trials.ts';
import { describeEffect } from './describe-effect.ts';
import { quoted } from './expand-script.ts';
import { explore, tryPair } from './explore.ts';
import { generateWorlds, givenWorlds } from './generate-worlds.ts';
import { type Hints, hintsOf } from './hints.ts';
import { POOL } from './pool.ts';
import type { Trial } from './trial.ts';
import { tryBoth } from './try-both.ts';
import { isHarmless, optionsOf, withoutEach } from './unseen.ts';
import { HOME_FOLDER, KUBECONFIG_PATH, type TrialWorld } from './world.ts';
import type { PreparedWorld } from './world-pool.ts';

/** The effects of an answer and of its reference in a world. */
export interface WorldTrial {
  readonly world: TrialWorld;
  readonly reference: Trial;
  readonly answer: Trial;
  readonly differences: readonly EffectDifference[];
}

/** The judgement of an answer by worlds. */
export type EffectVerdict =
  /** It does the same as the reference in every world. */
  | { readonly outcome: 'same'; readonly trials: readonly WorldTrial[] }
  /** The last trial is in a world in which it does something else. */
  | {
      readonly outcome: 'different';
      /** The differences in that world. */
      readonly message: string;
      readonly trials: readonly WorldTrial[];
    }
  /** It cannot be executed here, or the worlds cannot decide; with the reason in words. */
  | { readonly outcome: 'undecided'; readonly why: string; readonly trials: readonly WorldTrial[] };

/** A world in which the reference has an effect. */
interface Telling {
  readonly prepared: PreparedWorld;
  readonly trial: WorldTrial;
}

const UNCLEAR = {
  names: 'labels or names differ of which the task may say nothing',
  output: 'both print the same values, and another order may mean something else',
  container: 'both run something in containers, and not the same',
  failure: 'a command of the answer fails',
  items: 'both read an item of a list by its number, and not the same',
  others: 'both look at objects of other names, which may happen to be alike',
} as const;
/** Commands that cannot be tried, and questions about permissions, where another question may happen to have the same answer. */
const NOT_RUN =
  /^(?:auth can-i|cp|port-forward|proxy|attach|debug|plugin.*|cluster-info dump|alpha.*|completion.*|options)$/;

/**
 * Runs an answer and its reference in small clusters that are generated for them.
 *
 * @param given YAML texts with the objects of the clusters, to use instead of generated ones
 */
export function judgeByEffect(reference: string, answer: string, given?: readonly string[]): EffectVerdict {
  const trials: WorldTrial[] = [];
  const undecided = (why: string): EffectVerdict => ({ outcome: 'undecided', why, trials });
  const hints = hintsOf([reference, answer]);
  const notRun = [...hints.verbs].find((verb) => NOT_RUN.test(verb));
  if (notRun !== undefined) return undecided(`kubectl ${notRun} is not tried here`);
  const asked = askedBy(reference);
  const { known, last } = explore(reference, answer, POOL);
  const telling: Telling[] = [];
  let unclear: string | undefined;
  const worlds = given === undefined ? generateWorlds(known) : givenWorlds(given, known);
  for (const world of worlds) {
    const { prepared, ...pair } = tryPair({ world, before: last }, { reference, answer }, POOL);
    if (saysNotSimulated(pair.reference.stderr) || saysNotSimulated(pair.answer.stderr))
      return undecided('not simulated here');
    const isTelling = hasEffect(pair.reference, asked) && reachesContainers(pair.reference);
    const beyond = pair.reference.beyond ?? (isTelling ? pair.answer.beyond : undefined);
    if (beyond !== undefined) return undecided(`not executable here: ${beyond}`);
    if (pair.answer.beyond !== undefined) continue;
    const unknown = unknownFile(pair.reference, pair.answer);
    if (unknown !== undefined) return undecided(`what is in ${unknown} is not known`);
    const compared = compareTrials(pair.reference, pair.answer, asked);
    const trial = { world, ...pair, differences: compared.differences };
    trials.push(trial);
    if (pair.reference.exit !== 0 && !isTelling && !asked.isAboutEnd) continue;
    if (compared.differences.length > 0) {
      const excuse = excuseOf(trial, hints);
      if (excuse === undefined) {
        const message = describeEffect(compared.differences, { text: answer, trial: pair.answer });
        return { outcome: 'different', message, trials };
      }
      unclear ??= excuse;
      continue;
    }
    if (compared.unclear !== undefined) unclear ??= UNCLEAR[compared.unclear];
    if (isTelling) telling.push({ prepared, trial });
  }
  if (unclear !== undefined) return undecided(unclear);
  if (telling.length === 0) return undecided('the reference does nothing in any of the clusters');
  if (telling.every(({ trial }) => readsOthers(trial))) return undecided(UNCLEAR.others);
  if (asked.output !== 'nothing' && readsOtherItems(reference, answer)) return undecided(UNCLEAR.items);
  const blind = unseen(reference, answer, telling, asked);
  if (blind !== undefined) return undecided(`the clusters do not show what ${blind} does`);
  return { outcome: 'same', trials };
}

/** Whether each command of a script that runs something in a container found the container. */
function reachesContainers({ commands, requests }: Trial): boolean {
  const tried = commands.filter((words) => words.includes('exec')).length;
  return tried <= requests.filter(({ status, path }) => status === 101 && path.endsWith('/exec')).length;
}

/** Whether an answer picks an item by an index that its reference does not use: two items may be equal by chance. */
function readsOtherItems(reference: string, answer: string): boolean {
  const itemsIn = (text: string): readonly string[] => [...text.matchAll(/\[-?\d+\]/g)].map(([item]) => item);
  const expected = itemsIn(reference);
  return expected.length > 0 && itemsIn(answer).some((item) => !expected.includes(item));
}

/** Whether a script that only shows something looks at an object by a name that its reference does not look at. */
function readsOthers({ reference, answer }: WorldTrial): boolean {
  if (reference.changes.length > 0 || answer.changes.length > 0) return false;
  const [expected, actual] = [namesRead(reference), namesRead(answer)];
  return [...actual].some(([type, names]) => {
    const own = expected.get(type);
    return own !== undefined && [...names].some((name) => !own.has(name));
  });
}

/** The names of what was read, by type. */
function namesRead({ requests }: Trial): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const { server, method, path } of requests) {
    const place = method === 'GET' ? readApiPath(path) : undefined;
    if (place === undefined || place.name === '') continue;
    const type = `${server} ${place.group} ${place.plural}`;
    found.set(type, (found.get(type) ?? new Set()).add(`${place.namespace}/${place.name}`));
  }
  return found;
}

/**
 * What a reference asks for.
 * @internal
 */
export function askedBy(reference: string): Asked {
  const reading = readScript(reference);
  const isAboutEnd = reading.statements.some(({ commands }) =>
    commands.some(({ verb }) => verb?.name === 'wait' || verb?.name === 'rollout status'),
  );
  return { text: reference, output: askedOutput(reading), isAboutEnd };
}

/** A file that only one of two scripts reads, and neither wrote. */
function unknownFile(reference: Trial, answer: Trial): string | undefined {
  const path = readBeside(reference, answer) ?? readBeside(answer, reference);
  return path?.replace(`${HOME_FOLDER}/`, '');
}

/** Reading the folder of a file that is written does not count. */
function readBeside({ read, written }: Trial, other: Trial): string | undefined {
  return read.find(
    (path) => !other.read.includes(path) && !written.some((one) => one.startsWith(`${path}/`)),
  );
}

/** Why a difference does not show that an answer is wrong. */
function excuseOf(
  { reference, answer, differences }: WorldTrial,
  { mixesCurrent }: Hints,
): string | undefined {
  if (answer.exit !== 0 && answer.stderr.includes('already exists'))
    return 'what the answer creates may be there already';
  if (answer.exit !== 0 && answer.changes.length === 0 && creates(reference, answer))
    return 'what the answer replaces may not be there';
  const isContext = differences.every((one) => one.on === 'file' && one.path === KUBECONFIG_PATH);
  return mixesCurrent && isContext ? 'which context is current is not known' : undefined;
}

/** Whether a reference creates something that an answer looked for but did not find. */
function creates({ changes }: Trial, { stderr }: Trial): boolean {
  return changes.some(({ before, name }) => before === undefined && stderr.includes(`"${name}" not found`));
}

/** An option of one script that has no effect in any world and that the other script lacks: its meaning cannot be judged. */
function unseen(
  reference: string,
  answer: string,
  telling: readonly Telling[],
  asked: Asked,
): string | undefined {
  const isSeen = (text: string, whole: string): boolean =>
    telling.some(({ prepared }) => {
      const pair = tryBoth({ reference: whole, answer: text }, prepared, POOL);
      return compareTrials(pair.reference, pair.answer, asked).differences.length > 0;
    });
  const said = { reference: saidIn(telling, 'reference'), answer: saidIn(telling, 'answer') };
  for (const { name, text } of withoutEach(reference, said.reference, said.answer))
    if (text === undefined || !isSeen(text, reference)) return name;
  for (const { name, text } of withoutEach(answer, said.answer, said.reference))
    if (!isHarmless(name) && (text === undefined || !isSeen(text, answer))) return name;
  return undefined;
}

/** The options of the kubectl commands that ran. */
function saidIn(telling: readonly Telling[], of: 'reference' | 'answer'): readonly Option[] {
  const lines = telling.flatMap(({ trial }) =>
    trial[of].commands.map((words) => ['kubectl', ...words.map(quoted)].join(' ')),
  );
  return optionsOf(readScript([...new Set(lines)].join('\n')));
}
