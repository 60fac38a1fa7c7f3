import { checkName } from './check-values.ts';
import type { FieldPath } from './field-path.ts';
import { checkLabels } from './labels.ts';
import { asPrefix, dnsLabel, type NameCheck, qualifiedName } from './names.ts';
import { type ApiObject, flag, number, objects, text, textEntries, texts } from './object-values.ts';

const MOST_ANNOTATION_BYTES = 256 * 1024;
const STANDARD_FINALIZERS = new Set(['kubernetes', 'orphan', 'foregroundDeletion']);
const BANNED_OWNERS = new Set(['v1 Event']);

export interface MetadataRules {
  readonly namespaced: boolean;
  /** The syntax of the object's name. */
  readonly name: NameCheck;
  /** Whether finalizers without a `/` must be the server's own; not required for kinds that are not validated by the core. */
  readonly ownFinalizers?: boolean;
}

/** Checks the metadata of an object. */
export function checkMetadata(metadata: ApiObject | undefined, rules: MetadataRules, at: FieldPath): void {
  const generateName = text(metadata, 'generateName');
  if (generateName !== '') checkName(generateName, asPrefix(rules.name), at.child('generateName'));
  const name = text(metadata, 'name');
  if (name !== '') checkName(name, rules.name, at.child('name'));
  else if (generateName === '') at.child('name').required('name or generateName is required');
  checkNamespace(text(metadata, 'namespace'), rules.namespaced, at.child('namespace'));
  checkTemplateMetadata(metadata, at, rules);
}

function checkNamespace(namespace: string, namespaced: boolean, at: FieldPath): void {
  if (!namespaced) {
    if (namespace !== '') at.forbidden('not allowed on this type');
  } else if (namespace === '') at.required();
  else checkName(namespace, dnsLabel, at);
}

/** Checks the metadata that a template gives to its objects: everything but a name. */
export function checkTemplateMetadata(
  metadata: ApiObject | undefined,
  at: FieldPath,
  rules: Pick<MetadataRules, 'ownFinalizers'> = {},
): void {
  const generation = number(metadata, 'generation');
  if (generation !== undefined && generation < 0)
    at.child('generation').invalid(generation, 'must be greater than or equal to 0');
  checkLabels(metadata, 'labels', at.child('labels'));
  checkAnnotations(metadata, at.child('annotations'));
  checkOwners(metadata, at.child('ownerReferences'));
  checkFinalizers(texts(metadata, 'finalizers'), at.child('finalizers'), rules);
}

/** Checks annotations: keys have the syntax of label keys, in any case, and all annotations together must fit in 256 KiB. */
export function checkAnnotations(metadata: ApiObject | undefined, at: FieldPath): void {
  let size = 0;
  for (const [key, value] of textEntries(metadata, 'annotations')) {
    for (const words of qualifiedName(key.toLowerCase())) at.invalid(key, words);
    size += Buffer.byteLength(key) + Buffer.byteLength(value);
  }
  if (size > MOST_ANNOTATION_BYTES) at.tooLong(MOST_ANNOTATION_BYTES);
}

function checkOwners(metadata: ApiObject | undefined, at: FieldPath): void {
  const owners = objects(metadata, 'ownerReferences');
  let controller: string | undefined;
  for (const owner of owners) {
    checkOwner(owner, at);
    if (!flag(owner, 'controller')) continue;
    const name = `${text(owner, 'kind')}/${text(owner, 'name')}`;
    if (controller === undefined) controller = name;
    else
      at.invalid(
        owners,
        `Only one reference can have Controller set to true. Found "true" in references for ${controller} and ${name}`,
      );
  }
}

function checkOwner(owner: ApiObject, at: FieldPath): void {
  const apiVersion = text(owner, 'apiVersion');
  const kind = text(owner, 'kind');
  const [first = '', second] = apiVersion.split('/');
  if ((second ?? first) === '') at.child('apiVersion').invalid(apiVersion, 'version must not be empty');
  for (const field of ['kind', 'name', 'uid'])
    if (text(owner, field) === '') at.child(field).invalid('', 'must not be empty');
  if (BANNED_OWNERS.has(`${apiVersion} ${kind}`))
    at.invalid(owner, `/${apiVersion}, Kind=${kind} is disallowed from being an owner`);
}

function checkFinalizers(
  finalizers: readonly string[],
  at: FieldPath,
  { ownFinalizers }: Pick<MetadataRules, 'ownFinalizers'>,
): void {
  for (const finalizer of finalizers) checkName(finalizer, qualifiedName, at);
  if (finalizers.includes('orphan') && finalizers.includes('foregroundDeletion'))
    at.invalid(finalizers, 'finalizer orphan and foregroundDeletion cannot be both set');
  if (ownFinalizers === false) return;
  finalizers.forEach((finalizer, position) => {
    checkKubernetesFinalizer(finalizer, at.item(position));
  });
}

/** Checks that a finalizer without a `/` is one of the server's own. */
export function checkKubernetesFinalizer(finalizer: string, at: FieldPath): void {
  if (!finalizer.includes('/') && !STANDARD_FINALIZERS.has(finalizer))
    at.invalid(finalizer, 'name is neither a standard finalizer name nor is it fully qualified');
}
