import {
  isObject,
  type Json,
  type JsonObject,
  listAt,
  objectAt,
  objectsAt,
  textAt,
} from '../../kubernetes/json.ts';
import { parseData } from '../../yaml/parse-data.ts';
import type { Running } from '../client-effect.ts';
import { failure } from '../kubectl-failure.ts';
import { readPath } from '../running.ts';
import type { LabelReach } from './labels.ts';

const FILES = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

/** The supported fields of a kustomization; any other field is refused by name. */
const KNOWN = [
  'apiVersion',
  'kind',
  'metadata',
  'resources',
  'bases',
  'namespace',
  'namePrefix',
  'nameSuffix',
  'commonLabels',
  'commonAnnotations',
  'labels',
  'images',
  'replicas',
  'configMapGenerator',
  'secretGenerator',
  'generatorOptions',
  'patches',
  'patchesStrategicMerge',
  'patchesJson6902',
];

export interface KustomizationPatch {
  /** Either a file or the text itself. */
  readonly path?: string;
  readonly text?: string;
  readonly target?: JsonObject;
}

export interface KustomizationLabels {
  readonly pairs: JsonObject;
  readonly reach: LabelReach;
}

/** A kustomization file, with older fields converted to the current ones. */
export interface Kustomization {
  readonly resources: readonly string[];
  readonly namespace: string;
  readonly namePrefix: string;
  readonly nameSuffix: string;
  readonly labels: readonly KustomizationLabels[];
  readonly annotations: JsonObject;
  readonly images: readonly JsonObject[];
  readonly replicas: readonly JsonObject[];
  readonly configMaps: readonly JsonObject[];
  readonly secrets: readonly JsonObject[];
  readonly generatorOptions: JsonObject;
  readonly patches: readonly KustomizationPatch[];
}

/** Reads the kustomization of a folder. @throws KubectlFailure */
export function* readKustomization(folder: string): Running<Kustomization> {
  for (const name of FILES) {
    const found = yield* readPath(joined(folder, name));
    if (!('bytes' in found)) continue;
    const [content = {}] = valueOfText(new TextDecoder().decode(found.bytes), name);
    if (!isObject(content)) throw failure(`invalid Kustomization: ${joined(folder, name)} is no object`);
    return kustomizationOf(content);
  }
  throw failure(
    `unable to find one of ${FILES.slice(0, 2)
      .map((name) => `'${name}'`)
      .join(', ')} or '${FILES[2]}' in directory '${folder}'`,
  );
}

function kustomizationOf(content: JsonObject): Kustomization {
  const beyond = Object.keys(content).find((key) => !KNOWN.includes(key));
  if (beyond !== undefined)
    throw failure(
      `the kubectl built into k8s-drill does not support ${JSON.stringify(beyond)} in a kustomization`,
    );
  if (Object.keys(content).length === 0) throw failure('kustomization.yaml is empty');
  return {
    resources: [...texts(content, 'resources'), ...texts(content, 'bases')],
    namespace: textAt(content, 'namespace'),
    namePrefix: textAt(content, 'namePrefix'),
    nameSuffix: textAt(content, 'nameSuffix'),
    labels: [
      ...objectsAt(content, 'labels').map(labelsOf),
      { pairs: objectAt(content, 'commonLabels'), reach: 'selectors' },
    ],
    annotations: objectAt(content, 'commonAnnotations'),
    images: objectsAt(content, 'images'),
    replicas: objectsAt(content, 'replicas'),
    configMaps: objectsAt(content, 'configMapGenerator'),
    secrets: objectsAt(content, 'secretGenerator'),
    generatorOptions: objectAt(content, 'generatorOptions'),
    patches: [
      ...texts(content, 'patchesStrategicMerge').map((text) => (/\n/.test(text) ? { text } : { path: text })),
      ...[...objectsAt(content, 'patches'), ...objectsAt(content, 'patchesJson6902')].map(patchOf),
    ],
  };
}

function texts(content: JsonObject, field: string): string[] {
  return listAt(content, field).map(String);
}

function labelsOf(entry: JsonObject): KustomizationLabels {
  if ('fields' in entry || 'fieldSpecs' in entry)
    throw failure('the kubectl built into k8s-drill does not support "fields" of labels in a kustomization');
  const reach =
    entry.includeSelectors === true ? 'selectors' : entry.includeTemplates === true ? 'templates' : 'object';
  return { pairs: objectAt(entry, 'pairs'), reach };
}

function patchOf(entry: JsonObject): KustomizationPatch {
  const target = isObject(entry.target) ? { target: entry.target } : {};
  const path = textAt(entry, 'path');
  if (path !== '') return { path, ...target };
  return { text: textAt(entry, 'patch'), ...target };
}

/** A path relative to a folder, without `.` and `..` within it. */
export function joined(folder: string, path: string): string {
  const parts: string[] = [];
  for (const part of `${folder}/${path}`.split('/')) {
    if (part === '.' || (part === '' && parts.length > 0)) continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else parts.push(part);
  }
  return parts.join('/') || '.';
}

export function* textOfFile(path: string, written: string): Running<string> {
  const found = yield* readPath(path);
  if ('bytes' in found) return new TextDecoder().decode(found.bytes);
  throw failure(
    `accumulating resources: accumulation err='accumulating resources from '${written}': evalsymlink failure on '${path}' : lstat ${path}: no such file or directory'`,
  );
}

/** The documents in a text. @throws KubectlFailure if it is not YAML */
export function valueOfText(text: string, source: string): readonly Json[] {
  const { documents, problems } = parseData(text);
  const [problem] = problems;
  if (problem !== undefined) throw failure(`invalid Kustomization: ${source}: yaml: ${problem.code}`);
  return documents as readonly Json[];
}
