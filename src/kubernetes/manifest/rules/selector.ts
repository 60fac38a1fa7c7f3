import { type Finding, finding } from '../finding.ts';
import { child, children, entries, type Located, scalarAt, textAt } from '../located.ts';
import type { ManifestObject } from '../manifest-object.ts';
import { podTemplateOf } from '../pod-specs.ts';
import type { Rule } from '../rule.ts';

const OWNERS = new Set(['V1Deployment', 'V1ReplicaSet', 'V1DaemonSet', 'V1StatefulSet']);

/** @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector */
export const selector: Rule = {
  code: 'selector',
  *check(object) {
    if (OWNERS.has(object.type ?? '')) yield* ownSelector(object);
    if (object.type === 'V1ReplicationController') {
      const map = child(object.root, 'spec', 'selector');
      yield* mismatches(map, map, templateLabels(object));
    }
  },
};

function* ownSelector(object: ManifestObject): Iterable<Finding> {
  const at = child(object.root, 'spec', 'selector');
  if (at === undefined || at.node.kind !== 'map') return;
  const labels = templateLabels(object);
  const expressions = children(at, 'matchExpressions');
  if (entries(at, 'matchLabels').length === 0 && expressions.length === 0) {
    yield finding('selector', at, 'an empty selector is refused', {
      help: 'put labels of the template under `matchLabels`',
    });
  }
  yield* mismatches(child(at, 'matchLabels'), at, labels);
  for (const expression of expressions) yield* unmet(expression, labels);
}

function templateLabels(object: ManifestObject): ReadonlyMap<string, string> {
  const found = entries(podTemplateOf(object), 'metadata', 'labels');
  return new Map(found.map((entry) => [entry.key, scalarAt(entry) ?? '']));
}

function* mismatches(
  map: Located | undefined,
  at: Located | undefined,
  labels: ReadonlyMap<string, string>,
): Iterable<Finding> {
  if (at === undefined) return;
  for (const entry of entries(map)) {
    const wanted = scalarAt(entry) ?? '';
    const found = labels.get(entry.key);
    if (found === wanted) continue;
    const message =
      found === undefined
        ? `the template has no label \`${entry.key}\``
        : `the selector has \`${wanted}\`, the template's label has \`${found}\``;
    yield finding('selector', entry, message, {
      help: 'the labels under `template.metadata` must include those of the selector',
    });
  }
}

/** @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#set-based-requirement */
function* unmet(expression: Located, labels: ReadonlyMap<string, string>): Iterable<Finding> {
  const key = textAt(expression, 'key');
  const values = children(expression, 'values').map((v) => scalarAt(v) ?? '');
  if (key === undefined) return;
  const found = labels.get(key);
  const met = {
    In: found !== undefined && values.includes(found),
    NotIn: found === undefined || !values.includes(found),
    Exists: found !== undefined,
    DoesNotExist: found === undefined,
  }[textAt(expression, 'operator') ?? ''];
  if (met === false)
    yield finding('selector', expression, `the template's labels do not meet this condition on \`${key}\``);
}
