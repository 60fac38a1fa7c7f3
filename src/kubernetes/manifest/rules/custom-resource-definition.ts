import { type Finding, finding, findingAtValue } from '../finding.ts';
import { child, children, entries, has, isNull, type Located, textAt } from '../located.ts';
import type { ManifestObject } from '../manifest-object.ts';
import { rfc1035Label } from '../name-syntax.ts';
import type { Rule } from '../rule.ts';

/** @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/ */
export const customResourceDefinition: Rule = {
  code: 'custom-resource-definition',
  *check(object) {
    if (object.type !== 'V1CustomResourceDefinition') return;
    yield* names(object);
    const versions = child(object.root, 'spec', 'versions');
    const stored = children(versions).filter((version) => isTrue(child(version, 'storage')));
    if (versions !== undefined && stored.length !== 1)
      yield finding(
        'custom-resource-definition',
        versions,
        `exactly one version must be stored, not ${stored.length}`,
        { help: 'write `storage: true` in one of them' },
      );
    for (const version of children(versions)) yield* checkVersion(version);
  },
};

function* names({ root }: ManifestObject): Iterable<Finding> {
  const plural = textAt(root, 'spec', 'names', 'plural');
  const group = textAt(root, 'spec', 'group');
  const at = child(root, 'metadata', 'name');
  const expected = `${plural}.${group}`;
  if (at !== undefined && plural !== undefined && group !== undefined && textAt(at) !== expected)
    yield findingAtValue(
      'custom-resource-definition',
      at,
      `the name must be the plural and the group: \`${expected}\``,
    );
  for (const field of ['plural', 'singular', 'listKind', 'kind']) {
    const name = child(root, 'spec', 'names', field);
    const text = textAt(name);
    if (name === undefined || text === undefined || text === '') continue;
    const lower = field === 'plural' || field === 'singular';
    if (rfc1035Label(lower ? text : text.toLowerCase()) !== undefined)
      yield findingAtValue(
        'custom-resource-definition',
        name,
        `\`${text}\` is not a valid ${field}: only ${lower ? 'lower-case letters, digits and `-`' : 'letters, digits and `-`'}`,
      );
  }
}

function* checkVersion(version: Located): Iterable<Finding> {
  const schema = child(version, 'schema', 'openAPIV3Schema');
  if (schema === undefined) {
    yield finding('custom-resource-definition', version, 'the version has no `schema.openAPIV3Schema`');
    return;
  }
  const type = child(schema, 'type');
  if (textAt(type) !== 'object')
    yield findingAtValue(
      'custom-resource-definition',
      type ?? schema,
      'the type of the schema must be `object`',
    );
  yield* structural(schema);
}

/** Checks that a schema is structural: it must give the type of every field. */
function* structural(schema: Located): Iterable<Finding> {
  for (const property of [...entries(schema, 'properties')]) {
    if (isNull(property.node)) continue;
    const open = ['type', 'x-kubernetes-int-or-string', 'x-kubernetes-preserve-unknown-fields', '$ref'].some(
      (key) => has(property, key),
    );
    if (!open) yield finding('custom-resource-definition', property, 'the field has no `type`');
    yield* structural(property);
  }
  const items = child(schema, 'items');
  if (textAt(schema, 'type') === 'array' && items === undefined)
    yield finding('custom-resource-definition', schema, 'an array needs `items`');
  if (items !== undefined) yield* structural(items);
}

function isTrue(at: Located | undefined): boolean {
  return at?.node.kind === 'scalar' && at.node.value === true;
}
