import { compareTexts } from '../../source/compare-texts.ts';
import type { Diagnostic } from '../../source/diagnostic.ts';
import type { SourceFile } from '../../source/source-file.ts';
import { dataOf } from '../../yaml/parse-data.ts';
import { parseYaml } from '../../yaml/parse-yaml.ts';
import { entryOf, itemsOf, stringOf, type YamlNode } from '../../yaml/yaml-node.ts';
import { type YamlCode, yamlDiagnostic } from '../../yaml/yaml-problem.ts';
import type { KubernetesVersion } from '../schema/versions.ts';
import { type Admission, admitCreate } from '../validation/admit.ts';
import { admitUpdate } from '../validation/admit-update.ts';
import { type ApiObject, isApiObject } from '../validation/object-values.ts';
import { checkSchema } from './check-schema.ts';
import { itemPath } from './field-path.ts';
import type { Finding } from './finding.ts';
import { identifyObject, manifestObject } from './identify-object.ts';
import { joinCauses } from './join-causes.ts';
import { type ManifestCode, SEVERITY } from './manifest-code.ts';
import type { ManifestObject } from './manifest-object.ts';
import { RULES } from './rules/registry.ts';
import { allowStandInRequest } from './stand-in-request.ts';
import { storedFor } from './stored-objects.ts';

export interface ManifestDiagnostic extends Diagnostic<ManifestCode | YamlCode> {
  /** `spec.template.spec.containers[0].ports`; empty for the file and for the object itself. */
  readonly path: string;
  /** The API server's own messages; absent if it accepts the object. */
  readonly server?: readonly string[];
}

export interface CheckOptions {
  readonly kubernetes: KubernetesVersion;
  /** Objects that exist in the cluster: if an object replaces one of them, the stored one decides what may be changed. */
  readonly stored?: readonly ApiObject[];
}

/**
 * What a real API server would refuse in a file of manifests, and common mistakes that it accepts: YAML, fields and types, API versions, and
 * rules across fields. In the order of the text. Never throws, whatever the text.
 */
export function checkManifest(file: SourceFile, options: CheckOptions): ManifestDiagnostic[] {
  const { documents, problems } = parseYaml(file.text);
  const found: ManifestDiagnostic[] = problems.map((p) => ({ ...yamlDiagnostic(p, file), path: '' }));
  for (const { root } of documents) {
    if (root === undefined) continue;
    for (const finding of checkDocument(root, options, file.path)) found.push(toDiagnostic(finding, file));
  }
  if (found.length === 0 && documents.every(({ root }) => root === undefined)) found.push(nothing(file));
  return found.sort(
    (a, b) => a.range.start - b.range.start || compareTexts(a.path, b.path) || compareTexts(a.code, b.code),
  );
}

/** The findings for one parsed document; a `List` is checked item by item. */
export function checkDocument(root: YamlNode, options: CheckOptions, fileName = ''): Finding[] {
  if (isList(root)) {
    return itemsOf(entryOf(root, 'items')?.value).flatMap((item, position) =>
      checkDocument(item, options).map((f) => ({ ...f, path: join(itemPath('items', position), f.path) })),
    );
  }
  const kustomization = kustomizationOf(root, fileName);
  if (kustomization !== undefined) return checkObject(kustomization, options);
  const { object, findings } = identifyObject(root, options.kubernetes);
  return object === undefined ? [...findings] : [...findings, ...checkObject(object, options)];
}

const ADVISING = RULES.filter((rule) => rule.advises);

function checkObject(object: ManifestObject, options: CheckOptions): Finding[] {
  const findings = checkSchema(object, options.kubernetes);
  const admission = admissionOf(object, options);
  for (const rule of admission?.verdict === 'accepted' ? ADVISING : RULES) {
    for (const found of rule.check(object)) findings.push(found);
  }
  return admission === undefined ? findings : joinCauses(object.root, findings, admission);
}

/** The API server's answer for the object; `undefined` for files that it never gets, and for kinds whose validation is not modelled. */
function admissionOf(
  { root, config }: ManifestObject,
  { kubernetes, stored = [] }: CheckOptions,
): Admission | undefined {
  const data = config ? undefined : dataOf(root.node);
  if (!isApiObject(data)) return undefined;
  const before = storedFor(data, stored);
  if (before !== undefined) return admitUpdate(before, data, kubernetes);
  return allowStandInRequest(data, admitCreate(data, kubernetes, { serviceAccount: 'filled' }));
}

function isList(root: YamlNode): boolean {
  const kind = stringOf(entryOf(root, 'kind')?.value) ?? '';
  return kind.endsWith('List') && entryOf(root, 'items')?.value.kind === 'list';
}

/** The Kustomization in a file with Kustomize's file name, for which neither `apiVersion` nor `kind` is required. */
function kustomizationOf(root: YamlNode, fileName: string): ManifestObject | undefined {
  if (!/(?:^|[\\/])(?:kustomization\.ya?ml|Kustomization)$/.test(fileName) || root.kind !== 'map')
    return undefined;
  if (entryOf(root, 'kind') !== undefined && entryOf(root, 'apiVersion') !== undefined) return undefined;
  const at = root.entries[0]?.keyRange ?? root.range;
  return manifestObject({ node: root, path: '', at }, 'kustomize.config.k8s.io/v1beta1', 'Kustomization');
}

function toDiagnostic(
  { code, path, range, message, help, severity, server }: Finding,
  file: SourceFile,
): ManifestDiagnostic {
  return {
    code,
    severity: severity ?? SEVERITY[code],
    message: path === '' ? message : `${path}: ${message}`,
    ...(help !== undefined && { help }),
    ...(server !== undefined && { server }),
    file,
    range,
    path,
  };
}

function nothing(file: SourceFile): ManifestDiagnostic {
  const at = {
    code: 'no-object' as const,
    path: '',
    range: { start: 0, end: Math.min(1, file.text.length) },
  };
  return toDiagnostic(
    {
      ...at,
      message: 'there is no object in this file',
      help: 'an object starts with `apiVersion:` and `kind:`',
    },
    file,
  );
}

function join(item: string, path: string): string {
  return path === '' ? item : `${item}.${path}`;
}
