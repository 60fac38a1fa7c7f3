import type { JsonObject } from '../../kubernetes/json.ts';
import { parseQuantity } from '../../kubernetes/quantity.ts';
import { worded } from '../../source/code-text.ts';
import type { Diagnostic } from '../../source/diagnostic.ts';
import type { Range } from '../../source/range.ts';
import type { SourceFile } from '../../source/source-file.ts';
import { dataOf } from '../../yaml/parse-data.ts';
import { parseYaml } from '../../yaml/parse-yaml.ts';
import { entriesOf, entryOf, itemsOf, nodeAt, type YamlNode } from '../../yaml/yaml-node.ts';
import { CLUSTER_CODES, type ClusterCode } from './cluster-codes.ts';
import type { ClusterShape, ClusterShapes, NodeShape } from './cluster-shape.ts';

export interface ReadClusters {
  readonly shapes: ClusterShapes;
  readonly diagnostics: readonly Diagnostic<ClusterCode>[];
}

type Report = (code: ClusterCode, range: Range, ...words: string[]) => void;

const NAME = /^[a-z][a-z0-9-]{0,39}$/;
const MOST_WORKERS = 20;
const KEYS = ['title', 'workers', 'metrics', 'nodes', 'objects'];
const NODE_KEYS = ['labels', 'taints', 'cpu', 'memory'];
const EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];

/** Reads `clusters.yaml`. Never throws: invalid parts are reported and skipped. */
export function readClusters(file: SourceFile): ReadClusters {
  const diagnostics: Diagnostic<ClusterCode>[] = [];
  const report: Report = (code, range, ...words) => {
    diagnostics.push({ code, ...worded(CLUSTER_CODES[code], words), file, range });
  };
  const { documents, problems } = parseYaml(file.text);
  for (const { message, range } of problems) report('clusters-syntax', range, message);
  const shapes = new Map<string, ClusterShape>();
  for (const { key, keyRange, value } of entriesOf(documents[0]?.root)) {
    if (!NAME.test(key)) report('cluster-name', keyRange, key);
    else shapes.set(key, readShape(value, keyRange, report));
  }
  return { shapes: Object.fromEntries(shapes), diagnostics };
}

function readShape(node: YamlNode, at: Range, report: Report): ClusterShape {
  checkKeys(node, KEYS, report);
  const title = nodeAt(node, 'title');
  const workers = nodeAt(node, 'workers');
  const count = workers?.kind === 'scalar' ? workers.value : undefined;
  const isCount = typeof count === 'number' && Number.isInteger(count) && count >= 1 && count <= MOST_WORKERS;
  if (!isCount)
    report('cluster-value', workers?.range ?? at, 'workers', `a whole number from 1 to ${MOST_WORKERS}`);
  const isTitle = title?.kind === 'scalar' && typeof title.value === 'string' && title.value !== '';
  if (!isTitle) report('cluster-value', title?.range ?? at, 'title', 'a text');
  const metrics = nodeAt(node, 'metrics');
  const isSwitch = metrics === undefined || (metrics.kind === 'scalar' && typeof metrics.value === 'boolean');
  if (!isSwitch) report('cluster-value', metrics.range, 'metrics', 'true or false');
  const known = nodeNames(isCount ? count : MOST_WORKERS);
  const nodes = new Map<string, NodeShape>();
  for (const { key, keyRange, value } of entriesOf(nodeAt(node, 'nodes'))) {
    if (!known.includes(key)) report('cluster-node', keyRange, key, known.join(', '));
    nodes.set(key, readNode(value, report));
  }
  return {
    title: isTitle ? String(title.value) : '',
    workers: isCount ? count : 1,
    metrics: metrics?.kind === 'scalar' && metrics.value === true,
    nodes: Object.fromEntries(nodes),
    objects: itemsOf(nodeAt(node, 'objects')).map((object) => readObject(object, report)),
  };
}

function nodeNames(workers: number): readonly string[] {
  const names = Array.from({ length: workers }, (_, i) => `node${String(i + 1).padStart(2, '0')}`);
  return ['controlplane', ...names];
}

function readNode(node: YamlNode, report: Report): NodeShape {
  checkKeys(node, NODE_KEYS, report);
  const labels = entriesOf(nodeAt(node, 'labels')).map(({ key, value }) => {
    if (value.kind !== 'scalar') report('cluster-value', value.range, key, 'a text');
    return [key, value.kind === 'scalar' ? value.raw : ''] as const;
  });
  const taints = itemsOf(nodeAt(node, 'taints')).map((taint) => {
    const effect = nodeAt(taint, 'effect');
    if (effect?.kind !== 'scalar' || !EFFECTS.includes(effect.raw))
      report('cluster-value', taint.range, 'effect', EFFECTS.join(', '));
    return dataOf(taint) as JsonObject;
  });
  const [cpu, memory] = [readAmount(node, 'cpu', report), readAmount(node, 'memory', report)];
  return {
    labels: Object.fromEntries(labels),
    taints,
    ...(cpu !== undefined && { cpu }),
    ...(memory !== undefined && { memory }),
  };
}

function readAmount(node: YamlNode, key: string, report: Report): string | undefined {
  const value = nodeAt(node, key);
  if (value === undefined) return undefined;
  if (value.kind === 'scalar' && parseQuantity(value.raw) !== undefined) return value.raw;
  report('cluster-value', value.range, key, 'a quantity, such as 2 or 4Gi');
  return undefined;
}

function readObject(node: YamlNode, report: Report): JsonObject {
  for (const key of ['apiVersion', 'kind', 'metadata'])
    if (entryOf(node, key) === undefined) report('cluster-value', node.range, key, 'set in each object');
  return dataOf(node) as JsonObject;
}

function checkKeys(node: YamlNode, known: readonly string[], report: Report): void {
  for (const { key, keyRange } of entriesOf(node))
    if (!known.includes(key)) report('cluster-key', keyRange, key, known.join(', '));
}
