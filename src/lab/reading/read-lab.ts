import { readPrograms } from '../../cluster/kubelet/programs/read-programs.ts';
import type { CardOf, LabSetup } from '../../deck/card.ts';
import type { Json } from '../../kubernetes/json.ts';
import { knownVersion } from '../../kubernetes/schema/versions.ts';
import { didYouMean } from '../../source/did-you-mean.ts';
import { lookUp } from '../../source/look-up.ts';
import { nearest } from '../../source/nearest.ts';
import { parseData } from '../../yaml/parse-data.ts';
import type { ClusterShapes } from '../clusters/cluster-shape.ts';
import type { Lab, LabProblem, SetupStep } from '../lab.ts';
import { withDistinctTitles } from './distinct-titles.ts';
import { objectsIn } from './objects-in.ts';
import { readConditions } from './read-conditions.ts';

export interface ReadLab {
  /** `null` if it cannot be started as written. */
  readonly lab: Lab | null;
  readonly problems: readonly LabProblem[];
}

/** Reads a lab card completely: its cluster, programs, objects and checks. Never throws. */
export function readLab(card: CardOf<'lab'>, shapes: ClusterShapes): ReadLab {
  const problems: LabProblem[] = [];
  const shape = lookUp(shapes, card.cluster);
  if (shape === undefined) problems.push(unknownCluster(card, shapes));
  const read = readPrograms(card.programs);
  for (const { message } of read.problems) problems.push({ message, range: card.prompt.range });
  const setup = card.setup.flatMap((step) => readSetup(step, problems));
  const conditions = withDistinctTitles(card.checks.flatMap((check) => readConditions(check, problems)));
  if (shape === undefined || problems.length > 0) return { lab: null, problems };
  const version = knownVersion(card.properties.kubernetes);
  const { ways } = card;
  return { lab: { card, shape, version, programs: read.programs, setup, conditions, ways }, problems };
}

function unknownCluster({ cluster, prompt }: CardOf<'lab'>, shapes: ClusterShapes): LabProblem {
  const names = Object.keys(shapes);
  const way = didYouMean(nearest(cluster, names, 1), '`') || `the clusters are ${names.join(', ')}`;
  return { message: `unknown cluster \`${cluster}\`; ${way}`, range: prompt.range };
}

function readSetup({ file, language, text, range }: LabSetup, problems: LabProblem[]): readonly SetupStep[] {
  if (file?.node !== undefined)
    return [{ type: 'node-file', node: file.node, path: file.path, text: `${text}\n`, range }];
  if (file !== undefined) return [{ type: 'file', path: file.path, text: `${text}\n`, range }];
  if (language === 'sh') return [{ type: 'commands', text, range }];
  const parsed = parseData(text);
  for (const { message } of parsed.problems) problems.push({ message, range });
  const objects = (parsed.documents as readonly Json[]).flatMap(objectsIn);
  if (objects.length === 0 && parsed.problems.length === 0)
    problems.push({ message: 'the set-up contains no object', range });
  return [{ type: 'objects', objects, range }];
}
