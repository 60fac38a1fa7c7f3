import type { CardOf } from '../../deck/card.ts';
import type { ManifestComparer } from '../../kubernetes/manifest/compare/compare-manifest.ts';
import { keptObjects } from '../../kubernetes/manifest/compare/kept.ts';
import { nodeAtPath } from '../../kubernetes/manifest/compare/paths.ts';
import { leavesOf } from '../../kubernetes/manifest/match/match-result.ts';
import type { YamlNode } from '../../yaml/yaml-node.ts';
import type { CardComparer } from '../subjects/comparer-of.ts';
import { isNamedInCode } from '../subjects/named-in-code.ts';
import { type Mutant, mutantsOf, withAllTraps } from './mutants.ts';

/** A wrong answer that is graded as right. */
export interface Passing {
  readonly mutant: Mutant;
  /** `start`: it changes what the answer keeps of the start; `task`: it changes something that the task names; `trap`: it adds something harmful. */
  readonly why: 'start' | 'task' | 'trap';
}

/**
 * The mutants of a finished manifest that pass as answers, although they mean something else.
 * @param objects the card's own answer, parsed
 * @param told the text of the task
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
      // An addition that is refused together with the others is refused alone too.
      if (mutant.type === 'added' && isRefused.has(mutant.path)) return [];
      const why = reasonOf(mutant, kept, isTold);
      if (why === null) return [];
      if (mutant.type === 'removed' && ways.some((way) => isNullAt(way, mutant.path))) return [];
      const answer = objects.with(i, mutant.object());
      return comparer.accepts(answer) && !isOwn(answer) ? [{ mutant, why }] : [];
    });
  });
}

/** A manifest with more leaves than any task asks for is not tried. */
const MOST_LEAVES = 300;

/** Why a mutant must not pass; `null` if the task leaves open the part that it changes. */
function reasonOf(
  { type, path, text }: Mutant,
  kept: YamlNode | undefined,
  isTold: (text: string) => boolean,
): Passing['why'] | null {
  if (type === 'added') return 'trap';
  if (nodeAtPath(kept, path) !== undefined) return 'start';
  return !isNaming(path) && isTold(text) ? 'task' : null;
}

/** Whether a way states that a field may be left out. */
function isNullAt(way: YamlNode, path: string): boolean {
  const node = nodeAtPath(way, path);
  return node?.kind === 'scalar' && node.value === null;
}

/** Names that only distinguish items of a list, and are often the name of something else too. */
function isNaming(path: string): boolean {
  return /\](?:\.volumeMounts\[\d+\])?\.name$/.test(path);
}

const SHORTEST = 3;

/** Whether a task names a text in code. Each text is searched once, because a value that one mutant removes is changed in another. */
function toldBy(told: string): (text: string) => boolean {
  const known = new Map<string, boolean>();
  return (text) => {
    const found = known.get(text) ?? (text.length >= SHORTEST && isNamedInCode(told, text));
    known.set(text, found);
    return found;
  };
}
