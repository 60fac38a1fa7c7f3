import { parseYaml, rootsOf } from '../../../yaml/parse-yaml.ts';
import type { YamlNode } from '../../../yaml/yaml-node.ts';
import { matchManifest } from './match-manifest.ts';
import { type MatchResult, NOTHING } from './match-result.ts';

/** Compares an answer with each way to solve a task, all as YAML texts, and returns the result for the nearest way. */
export function matchBestWay(answer: string, ways: readonly string[], exact: readonly string[]): MatchResult {
  const read = (text: string): YamlNode[] => rootsOf(parseYaml(text));
  return matchBestNodes(read(answer), ways.map(read), exact);
}

/** The same, for parsed texts. */
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
