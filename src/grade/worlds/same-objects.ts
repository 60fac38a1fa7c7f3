import { isObject, type Json } from '../../kubernetes/json.ts';
import { parseData } from '../../yaml/parse-data.ts';
import { compareTrials } from './compare-trials.ts';
import { namedNamespaces } from './named-namespaces.ts';
import { POOL } from './pool.ts';
import { tryBoth } from './try-both.ts';
import { HOME_FOLDER, HOME_SERVER, type TrialWorld } from './world.ts';

const FILES = { reference: 'reference.yaml', answer: 'answer.yaml' } as const;

/**
 * Whether two manifests create the same objects: a cluster stores equal objects after defaults and admission. Also `false` if
 * the cluster refuses one of them.
 */
export function makesTheSame(reference: string, answer: string): boolean {
  const prepared = POOL.prepare(worldFor({ reference, answer }));
  const apply = (file: string): string => `kubectl apply -f ${file}`;
  const scripts = { reference: apply(FILES.reference), answer: apply(FILES.answer) };
  const { reference: expected, answer: actual } = tryBoth(scripts, prepared, POOL);
  if (expected.exit !== 0 || expected.changes.length === 0) return false;
  const asked = { text: reference, output: 'nothing', isAboutEnd: false } as const;
  const { differences, unclear } = compareTrials(expected, actual, asked);
  return differences.length === 0 && unclear === undefined;
}

/** A cluster with the namespaces that manifests name, and nothing else. */
function worldFor(texts: Record<keyof typeof FILES, string>): TrialWorld {
  const objects = Object.values(texts).flatMap((text) =>
    (parseData(text).documents as Json[]).filter(isObject),
  );
  return {
    name: 'with the namespaces that are named',
    objects: new Map([[HOME_SERVER, namedNamespaces(objects).map((object) => ({ object }))]]),
    hasEvents: false,
    files: {
      [`${HOME_FOLDER}/${FILES.reference}`]: texts.reference,
      [`${HOME_FOLDER}/${FILES.answer}`]: texts.answer,
    },
  };
}
