import { checkOneOf } from '../check-values.ts';
import type { FieldPath } from '../field-path.ts';
import { checkImmutable } from '../immutable.ts';
import type { KindRules } from '../kind-rules.ts';
import { dnsSubdomain, rfc1035Label } from '../names.ts';
import { type ApiObject, flag, has, object, objects, optionalText, text, texts } from '../object-values.ts';
import { checkConversion } from './conversion.ts';
import { checkDefinitionNames } from './definition-names.ts';
import { hoist } from './hoist.ts';
import { checkColumns, checkSelectableFields, checkSubresources } from './version-fields.ts';
import { checkVersionSchema } from './version-schema.ts';

const PROTECTED = /(?:^|\.)(?:k8s|kubernetes)\.io$/;
const APPROVAL = 'api-approved.kubernetes.io';

/** @see https://kubernetes.io/docs/reference/kubernetes-api/extend-resources/custom-resource-definition-v1/ */
export const customResourceDefinition: KindRules = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  namespaced: false,
  name: dnsSubdomain,
  ownFinalizers: false,
  validate: checkDefinition,
  validateUpdate(after, before, at) {
    checkDefinition({ ...after, status: before['status'] }, at);
    if (isEstablished(before)) {
      checkImmutable(object(after, 'spec'), object(before, 'spec'), ['scope'], at.child('spec'));
      const [now, then] = [object(object(after, 'spec'), 'names'), object(object(before, 'spec'), 'names')];
      checkImmutable(now, then, ['plural', 'kind'], at.child('spec', 'names'));
    }
    checkImmutable(object(after, 'spec'), object(before, 'spec'), ['group'], at.child('spec'));
  },
};

function isEstablished(definition: ApiObject): boolean {
  const conditions = objects(object(definition, 'status'), 'conditions');
  return conditions.some((one) => text(one, 'type') === 'Established' && text(one, 'status') === 'True');
}

function checkDefinition(created: ApiObject, at: FieldPath): void {
  const spec = object(created, 'spec') ?? {};
  checkOwnName(created, spec, at.child('metadata', 'name'));
  checkSpec(spec, at.child('spec'));
  checkStored(created, spec, at.child('status', 'storedVersions'));
  const group = text(spec, 'group');
  const approval = optionalText(object(object(created, 'metadata'), 'annotations'), APPROVAL);
  if (PROTECTED.test(group) && (approval === undefined || approval === ''))
    at.child('metadata', 'annotations')
      .key(APPROVAL)
      .required(
        `protected groups must have approval annotation "${APPROVAL}", see https://github.com/kubernetes/enhancements/pull/1111`,
      );
  if (flag(spec, 'preserveUnknownFields'))
    at.child('spec', 'preserveUnknownFields').invalid(
      true,
      'cannot set to true, set x-kubernetes-preserve-unknown-fields to true in spec.versions[*].schema instead',
    );
}

function checkOwnName(created: ApiObject, spec: ApiObject, at: FieldPath): void {
  const name = text(object(created, 'metadata'), 'name');
  const wanted = `${text(object(spec, 'names'), 'plural')}.${text(spec, 'group')}`;
  if (name !== '' && name !== wanted) at.invalid(name, 'must be spec.names.plural+"."+spec.group');
}

function checkSpec(spec: ApiObject, at: FieldPath): void {
  checkGroup(text(spec, 'group'), at.child('group'));
  const scope = text(spec, 'scope');
  if (scope === '') at.child('scope').required();
  else checkOneOf(scope, ['Cluster', 'Namespaced'], at.child('scope'));
  const { versions, shared } = hoist(objects(spec, 'versions'));
  checkSchemasThere(versions, shared, at.child('versions'));
  if (flag(spec, 'preserveUnknownFields') && JSON.stringify(spec['versions'] ?? '').includes('"default":'))
    at.child('preserveUnknownFields').invalid(true, 'must be false in order to use defaults in the schema');
  checkVersions(versions, at);
  checkFirstVersion(versions, at);
  checkDefinitionNames(object(spec, 'names') ?? {}, at.child('names'));
  checkParts(shared, shared, at, 'validation');
  checkConversion(object(spec, 'conversion'), at.child('conversion'));
}

function checkGroup(group: string, at: FieldPath): void {
  const wrong = dnsSubdomain(group);
  if (group === '') at.required();
  else if (wrong.length > 0) at.invalid(group, wrong.join(','));
  else if (!group.includes('.')) at.invalid(group, 'should be a domain with at least one dot');
}

function checkSchemasThere(versions: readonly ApiObject[], shared: ApiObject, at: FieldPath): void {
  if (has(object(shared, 'schema'), 'openAPIV3Schema')) return;
  versions.forEach((version, position) => {
    if (!has(object(version, 'schema'), 'openAPIV3Schema'))
      at.item(position).child('schema', 'openAPIV3Schema').required('schemas are required');
  });
}

function checkVersions(versions: readonly ApiObject[], at: FieldPath): void {
  versions.forEach((version, position) => {
    const here = at.child('versions').item(position);
    const name = text(version, 'name');
    const wrong = rfc1035Label(name);
    if (wrong.length > 0) here.child('name').invalid(name, wrong.join(','));
    checkDeprecation(version, here.child('deprecationWarning'));
    checkParts(version, version, here, 'schema');
  });
  const names = versions.map((version) => text(version, 'name'));
  const shown = versions.length > 0 ? JSON.stringify(versions.map(asGo)) : 'null';
  if (new Set(names).size < names.length) noteVersions(at, shown, 'must contain unique version names');
  if (versions.filter((version) => flag(version, 'storage')).length !== 1)
    noteVersions(at, shown, 'must have exactly one version marked as storage version');
}

function noteVersions(at: FieldPath, shown: string, words: string): void {
  at.child('versions').note('FieldValueInvalid', `Invalid value: ${shown}: ${words}`);
}

/** A version as Go prints it, without what all versions share. */
function asGo(version: ApiObject): unknown {
  return {
    Name: text(version, 'name'),
    Served: flag(version, 'served'),
    Storage: flag(version, 'storage'),
    Deprecated: flag(version, 'deprecated'),
    DeprecationWarning: version['deprecationWarning'] ?? null,
    Schema: version['schema'] ?? null,
    Subresources: version['subresources'] ?? null,
    AdditionalPrinterColumns: version['additionalPrinterColumns'] ?? null,
    SelectableFields: version['selectableFields'] ?? null,
  };
}

function checkDeprecation(version: ApiObject, at: FieldPath): void {
  const warning = optionalText(version, 'deprecationWarning');
  if (warning === undefined) return;
  if (!flag(version, 'deprecated')) at.invalid(warning, 'can only be set for deprecated versions');
  if (warning.length > 256) at.tooLong(256);
  if (warning === '') at.invalid(warning, 'must not be an empty string');
}

/** Checks the first version's name, which the server also stores in the field of the first API version. */
function checkFirstVersion(versions: readonly ApiObject[], at: FieldPath): void {
  const name = text(versions[0], 'name');
  if (name === '') return;
  const wrong = rfc1035Label(name);
  if (wrong.length > 0) at.child('version').invalid(name, wrong.join(','));
}

function checkParts(
  of: ApiObject,
  subresources: ApiObject,
  at: FieldPath,
  schema: 'schema' | 'validation',
): void {
  const status = has(object(subresources, 'subresources'), 'status');
  checkVersionSchema(
    object(object(of, 'schema'), 'openAPIV3Schema'),
    status,
    at.child(schema, 'openAPIV3Schema'),
  );
  checkSubresources(object(of, 'subresources'), at.child('subresources'));
  checkColumns(objects(of, 'additionalPrinterColumns'), at.child('additionalPrinterColumns'));
  checkSelectableFields(objects(of, 'selectableFields'), at.child('selectableFields'));
}

function checkStored(created: ApiObject, spec: ApiObject, at: FieldPath): void {
  const stored = texts(object(created, 'status'), 'storedVersions');
  const versions = objects(spec, 'versions');
  if (stored.length === 0)
    at.note('FieldValueInvalid', 'Invalid value: null: must have at least one stored version');
  const names = versions.map((version) => text(version, 'name'));
  stored.forEach((name, position) => {
    if (!names.includes(name)) at.item(position).invalid(name, 'missing from spec.versions');
  });
  for (const version of versions)
    if (flag(version, 'storage') && stored.length > 0) checkStoresVersion(text(version, 'name'), stored, at);
}

function checkStoresVersion(name: string, stored: readonly string[], at: FieldPath): void {
  if (!stored.includes(name)) at.invalid(stored, `must have the storage version ${name}`);
}
