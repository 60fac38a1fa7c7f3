import { parseYaml, rootsOf } from '../../../yaml/parse-yaml.ts';
import { entryOf, nodeAt, stringOf, type YamlNode } from '../../../yaml/yaml-node.ts';
import { matchManifest } from '../match/match-manifest.ts';
import type { Extra, MatchDifference, MatchResult } from '../match/match-result.ts';
import type { KnownMatches, Place } from '../match/place.ts';
import { type CanonicalOptions, canonicalObjects } from './canonical.ts';
import { effectOf } from './effect.ts';
import { effectForms, hasEffectForms } from './effect-form.ts';
import { keptObjects } from './kept.ts';
import { isNeutral, isOpen, type Surroundings } from './neutral.ts';
import { relatedTo } from './paths.ts';
import { selectorKeys } from './selector-keys.ts';
import { storedForms } from './stored-forms.ts';

/** What an answer is compared with, as YAML texts. */
export interface ManifestTask {
  /** Finished manifests, each of which solves the task. */
  readonly references: readonly string[];
  /** What the answer must contain, one text per way to solve the task; if empty, the references are used. */
  readonly matches: readonly string[];
  /** The manifest that the answer starts from. */
  readonly start?: string;
  /** Paths under which the answer must not contain anything beyond a match. */
  readonly exact: readonly string[];
}

/** One way in which an answer differs from what the task asks for. */
export type ManifestDifference =
  | MatchDifference
  /** A part of the starting manifest is missing or changed that the task keeps. */
  | (Omit<MatchDifference, 'code'> & { readonly code: 'start-changed' })
  /** An addition that was not asked for and that has an effect. */
  | (Omit<MatchDifference, 'code'> & { readonly code: 'addition'; readonly effect: string });

export interface ManifestComparison {
  /** Whether the answer is a different object: its kind, name or namespace differs. */
  readonly isOther: boolean;
  readonly differences: readonly ManifestDifference[];
  /** Additions whose effect is not known, since the type of the field is not known. */
  readonly undecided: readonly Extra[];
  /** Additions without an effect. */
  readonly neutral: readonly Extra[];
  /** From 0 to 1: the share of the expectations that are met, with each harmful addition counted as an expectation that is not met. */
  readonly share: number;
}

/** What the answer must contain, along with a finished manifest. */
interface Way {
  readonly way: readonly YamlNode[];
  readonly reference: readonly YamlNode[];
  /** Whether the API server would add a value by itself, judged by the finished manifest. */
  readonly isStored: Surroundings['isStored'];
}

/** The parsed texts of a task, in the form in which answers are compared with them. */
interface ReadTask {
  readonly options: CanonicalOptions;
  readonly references: readonly (readonly YamlNode[])[];
  readonly ways: readonly Way[];
  readonly start: readonly YamlNode[];
  readonly exact: readonly string[];
  readonly known?: KnownMatches | undefined;
}

/** A task with its texts parsed, for comparing answers with it. */
export interface ManifestComparer {
  /** Compares an answer with each way to solve the task; the result for the nearest way. */
  compare(answer: readonly YamlNode[]): ManifestComparison;
  /** Whether a comparison would find no difference and nothing undecided; stops at the first one. */
  accepts(answer: readonly YamlNode[]): boolean;
  /** The share of the expectations that the starting manifest already meets. */
  shareOfStart(): number;
}

/**
 * @param objectsIn parses a text of the task; for callers that have parsed the texts before
 * @param known where results are kept; for callers that compare many answers which share most of their nodes
 */
export function manifestComparer(
  task: ManifestTask,
  objectsIn = objectsOf,
  known?: KnownMatches,
): ManifestComparer {
  const read = { ...readTask(task, objectsIn), known };
  const canonical = (answer: readonly YamlNode[]) =>
    canonicalObjects(withKinds(answer, read.references), read.options);
  const actsTheSame = comparerByEffect(read);
  return {
    compare: (answer) => {
      const objects = canonical(answer);
      const found = compareTo(objects, read);
      return found.differences.length === 0 ? found : (actsTheSame(objects) ?? found);
    },
    accepts: (answer) => {
      const objects = canonical(answer);
      return accepts(objects, read) || actsTheSame(objects) !== undefined;
    },
    shareOfStart: () =>
      task.start === undefined
        ? 0
        : compareTo(canonical(objectsIn(task.start)), { ...read, start: [] }).share,
  };
}

/** Compares again by effect, for answers that differ; returns a comparison only if nothing differs by effect. */
function comparerByEffect(read: ReadTask): (objects: readonly YamlNode[]) => ManifestComparison | undefined {
  const every = [...read.references.flat(), ...read.ways.flatMap(({ way }) => way)];
  if (!every.some(hasEffectForms)) return () => undefined;
  const formed = (objects: readonly YamlNode[]) => effectForms(objects, 'task');
  const references = read.references.map(formed);
  const ways = read.ways.map(({ way, reference }) => {
    const form = formed(reference);
    return { way: way === reference ? form : formed(way), reference: form, isStored: storedForms(form) };
  });
  const byEffect = { ...read, references, ways, start: formed(read.start) };
  return (objects) => {
    const answer = effectForms(objects, 'answer');
    return accepts(answer, byEffect) ? compareTo(answer, byEffect) : undefined;
  };
}

function compareTo(answer: readonly YamlNode[], read: ReadTask): ManifestComparison {
  return read.ways
    .map((way) => compareOne(answer, way, read, matchManifest(answer, way.way, read.exact, read.known)))
    .reduce((best, one) => (isNearer(one, best) ? one : best));
}

function accepts(answer: readonly YamlNode[], read: ReadTask): boolean {
  return read.ways.some((way) => {
    const asked = matchManifest(answer, way.way, read.exact, read.known);
    if (asked.differences.length > 0) return false;
    const { differences, undecided } = compareOne(answer, way, read, asked);
    return differences.length === 0 && undecided.length === 0;
  });
}

function objectsOf(text: string): readonly YamlNode[] {
  return rootsOf(parseYaml(text));
}

function readTask(
  { references, matches, start, exact }: ManifestTask,
  objectsIn: typeof objectsOf,
): ReadTask {
  const finished = references.map(objectsIn);
  const ways = matches.length > 0 ? matches.map(objectsIn) : finished;
  const writesTexts = [...ways, ...finished]
    .flat()
    .some((object) => entryOf(object, 'stringData') !== undefined);
  const options = {
    joinCommands: !ways.flat().some((way) => splitsCommand(way, finished.flat())),
    secrets: writesTexts ? ('stringData' as const) : ('data' as const),
  };
  const canonical = (objects: readonly YamlNode[]) => canonicalObjects(objects, options);
  const done = (finished.length > 0 ? finished : ways).map(canonical);
  return {
    options,
    exact,
    references: done,
    ways: waysOf(done, matches.length > 0 ? ways.map(canonical) : undefined),
    start: start === undefined ? [] : canonical(objectsIn(start)),
  };
}

/** Each way with each finished manifest; without ways, each finished manifest with itself. */
function waysOf(references: readonly YamlNode[][], ways?: readonly YamlNode[][]): Way[] {
  return references.flatMap((reference) => {
    const isStored = storedForms(reference);
    return (ways ?? [reference]).map((way) => ({ way, reference, isStored }));
  });
}

/** Whether a match mentions only one of `command` and `args`, while a finished container has both. */
function splitsCommand(way: YamlNode, finished: readonly YamlNode[]): boolean {
  const has = (node: YamlNode, key: string): boolean => entryOf(node, key) !== undefined;
  const isSplit = some(way, (map) => has(map, 'command') !== has(map, 'args'));
  return isSplit && finished.some((object) => some(object, (map) => has(map, 'command') && has(map, 'args')));
}

function some(node: YamlNode, holds: (map: YamlNode) => boolean): boolean {
  if (node.kind === 'scalar') return false;
  if (node.kind === 'list') return node.items.some((item) => some(item, holds));
  return holds(node) || node.entries.some(({ value }) => some(value, holds));
}

/**
 * Adds the kind and the version to a Kustomization that lacks them, since tools don't require them:
 * <https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/>.
 */
function withKinds(
  answer: readonly YamlNode[],
  references: readonly (readonly YamlNode[])[],
): readonly YamlNode[] {
  const [model] = references[0] ?? [];
  if (stringOf(nodeAt(model, 'kind')) !== 'Kustomization' || model?.kind !== 'map') return answer;
  const own = model.entries.filter(({ key }) => key === 'kind' || key === 'apiVersion');
  return answer.map((object) =>
    object.kind === 'map'
      ? {
          ...object,
          entries: [...own.filter(({ key }) => entryOf(object, key) === undefined), ...object.entries],
        }
      : object,
  );
}

function compareOne(
  answer: readonly YamlNode[],
  { way, reference, isStored }: Way,
  { start, known }: ReadTask,
  asked: MatchResult,
): ManifestComparison {
  const finished = way === reference ? asked : matchManifest(answer, reference, [], known);
  const isReported = relatedTo(asked.differences.map(({ path }) => path));
  const kept = matchManifest(answer, keptObjects(start, reference)).differences.filter(
    ({ path }) => !isReported(path),
  );
  const isUnasked = relatedTo(asked.extras.flatMap(({ path, place }) => (place === null ? [] : [path])));
  const unaskedObjects = new Set(asked.extras.flatMap(({ value, place }) => (place === null ? [value] : [])));
  const added = finished.extras.filter(({ path, place, value }) =>
    place === null ? unaskedObjects.has(value) : isUnasked(path),
  );
  const [neutral, undecided, harmful] = partedByEffect(added, answer, { reference, start, isStored });
  const differences: ManifestDifference[] = [
    ...asked.differences,
    ...kept.map((difference) => ({ ...difference, code: 'start-changed' as const })),
    ...harmful.map(({ path, actual, range, place }) => ({
      code: 'addition' as const,
      ...{ path, actual, range, effect: effectOf(place) },
    })),
  ];
  return {
    isOther: [...asked.differences, ...kept].some(isIdentity),
    differences,
    undecided,
    neutral,
    share: shareOf(asked, kept.length + harmful.length),
  };
}

function partedByEffect(
  added: readonly Extra[],
  answer: readonly YamlNode[],
  { reference, start, isStored }: Pick<Way, 'reference' | 'isStored'> & Pick<ReadTask, 'start'>,
): [neutral: Extra[], undecided: Extra[], harmful: Extra[]] {
  if (added.length === 0) return [[], [], []];
  const surroundings: Surroundings = {
    answer,
    namespaces: new Set(answer.flatMap((object) => stringOf(nodeAt(object, 'metadata', 'namespace')) ?? [])),
    isStored,
    known: [...answer, ...reference, ...start],
    selected: selectorKeys([...answer, ...reference, ...start]),
  };
  const [neutral, others] = parted(added, (extra) => isNeutral(extra, surroundings));
  const [undecided, harmful] = parted(
    others,
    (extra) => (extra.place !== null && isUnknown(extra.place)) || isOpen(extra, surroundings),
  );
  return [neutral, undecided, harmful];
}

function parted<T>(items: readonly T[], isFirst: (item: T) => boolean): [T[], T[]] {
  const parts: [T[], T[]] = [[], []];
  for (const item of items) parts[isFirst(item) ? 0 : 1].push(item);
  return parts;
}

/** Whether the type that a field belongs to is unknown. */
function isUnknown({ key, map }: Place): boolean {
  return key.startsWith('.') || (key === '' && map === '');
}

const IDENTITY = new Set(['kind', 'metadata.name', 'metadata.namespace']);

function isIdentity({ code, path }: MatchDifference): boolean {
  return code === 'missing-object' || IDENTITY.has(path);
}

function shareOf({ met, total }: MatchResult, broken: number): number {
  return total + broken === 0 ? 0 : met / (total + broken);
}

function isNearer(a: ManifestComparison, b: ManifestComparison): boolean {
  if (a.differences.length === 0 || b.differences.length === 0)
    return (
      a.differences.length < b.differences.length ||
      (a.differences.length === 0 && a.undecided.length < b.undecided.length)
    );
  return a.share > b.share || (a.share === b.share && a.differences.length < b.differences.length);
}
