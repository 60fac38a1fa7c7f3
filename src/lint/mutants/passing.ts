import type { CardOf } from '../../deck/card.ts';
import type { ManifestComparer } from '../../kubernetes/manifest/compare/compare-manifest.ts';
import { keptObjects } from '../../kubernetes/manifest/compare/kept.ts';
import { nodeAtPath } from '../../kubernetes/manifest/compare/paths.ts';
import { leavesOf } from '../../kubernetes/manifest/match/match-result.ts';
import type { YamlNode } from '../../yaml/yaml-node.ts';
import type { CardComparer } from '../subjects/comparer-of.ts';
import { isNamedInCode } from '../subjects/named-in-code.ts';
import { type Mutant, mutantsOf, withAllTraps } from './mutants.ts';

/** A wrong answer that is called right. */
export interface Passing {
  readonly mutant: Mutant;
  /** `start`: it changes what the start holds and the answer keeps; `task`: it changes what the task names; `trap`: it adds something harmful. */
  readonly why: 'start' | 'task' | 'trap';
}

/**
 * The mutants of a finished manifest that pass as answers, although they mean something else.
 * @param objects the card's own answer, read
 * @param told what the learner sees of the task
 */
export function passingMutants(
  card: Pick<CardOf<'manifest'>, 'start' | 'matches'>,
  { comparer, exactly, objectsIn }: CardComparer,
  objects: readonly YamlNode[],
  told: string,
): Passing[] {
  if (objects.reduce((sum, object) => sum + leavesOf(object), 0) > MOST_LEAVES) return [];
  const start = card.start === undefined ? [] : objectsIn(card.start.text);
  const ways = card.matches.flatMap(({ text }) => objectsIn(text));
  const isTold = toldBy(told);
  let own: ManifestComparer | undefined;
  const isOwn = (answer: readonly YamlNode[]): boolean => {
    own ??= exactly();
    return own.accepts(answer);
  };
  return objects.flatMap((object, i) => {
    const [kept] = keptObjects(start, [object]);
    const together = comparer.compare(objects.with(i, withAllTraps(object)));
    const isRefused = new Set(together.differences.map(({ path }) => path));
    return mutantsOf(object).flatMap((mutant): Passing[] => {
      // What is refused among all other additions is refused alone.
      if (mutant.type === 'added' && isRefused.has(mutant.path)) return [];
      const why = reasonOf(mutant, kept, isTold);
      if (why === null) return [];
      if (mutant.type === 'removed' && ways.some((way) => isNullAt(way, mutant.path))) return [];
      const answer = objects.with(i, mutant.object());
      return comparer.accepts(answer) && !isOwn(answer) ? [{ mutant, why }] : [];
    });
  });
}

/** A manifest that is longer than any task asks for is not tried. */
const MOST_LEAVES = 300;

/** Why a mutant must not pass; `null` where the task leaves open what it changes. */
function reasonOf(
  { type, path, text }: Mutant,
  kept: YamlNode | undefined,
  isTold: (text: string) => boolean,
): Passing['why'] | null {
  if (type === 'added') return 'trap';
  if (nodeAtPath(kept, path) !== undefined) return 'start';
  return !isNaming(path) && isTold(text) ? 'task' : null;
}

/** Whether a way says itself that a field may be left out. */
function isNullAt(way: YamlNode, path: string): boolean {
  const node = nodeAtPath(way, path);
  return node?.kind === 'scalar' && node.value === null;
}

/** Names that tell items of a list apart, which are often the name of something else too. */
function isNaming(path: string): boolean {
  return /\](?:\.volumeMounts\[\d+\])?\.name$/.test(path);
}

const SHORTEST = 3;

/** Whether a task names a text in code; each is looked for once, since what is removed in one mutant is changed in another. */
function toldBy(told: string): (text: string) => boolean {
  const known = new Map<string, boolean>();
  return (text) => {
    const found = known.get(text) ?? (text.length >= SHORTEST && isNamedInCode(told, text));
    known.set(text, found);
    return found;
  };
}
