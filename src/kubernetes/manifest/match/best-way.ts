import { parseYaml, rootsOf } from '../../../yaml/parse-yaml.ts';
import type { YamlNode } from '../../../yaml/yaml-node.ts';
import { matchManifest } from './match-manifest.ts';
import { type MatchResult, NOTHING } from './match-result.ts';

/** An answer compared with each way in which a task may be done, all as YAML texts: the result for the way that it is nearest to. */
export function matchBestWay(answer: string, ways: readonly string[], exact: readonly string[]): MatchResult {
  const read = (text: string): YamlNode[] => rootsOf(parseYaml(text));
  return matchBestNodes(read(answer), ways.map(read), exact);
}

/** The same, of texts that were read. */
export function matchBestNodes(
  answer: readonly YamlNode[],
  ways: readonly (readonly YamlNode[])[],
  exact: readonly string[],
): MatchResult {
  const results = ways.map((way) => matchManifest(answer, way, exact));
  return results.reduce((best, result) => (better(result, best) ? result : best), results[0] ?? NOTHING);
}

function better(a: MatchResult, b: MatchResult): boolean {
  const [left, right] = [a.met / Math.max(a.total, 1), b.met / Math.max(b.total, 1)];
  return left > right || (left === right && a.differences.length < b.differences.length);
}
