import { type JsonObject, listAt, objectAt, textAt } from '../../kubernetes/json.ts';
import type { Running } from '../client-effect.ts';
import { configMapOf, secretOf } from '../generate/config.ts';
import { entriesOf } from '../generate/file-data.ts';
import { failure } from '../kubectl-failure.ts';
import { type BuiltObject, builtObject } from './built-object.ts';
import { joined, type Kustomization } from './read-kustomization.ts';

const KNOWN = ['name', 'namespace', 'files', 'literals', 'envs', 'env', 'type', 'options'];

/** The ConfigMaps and Secrets that a kustomization generates. */
export function* generated(
  folder: string,
  { configMaps, secrets, generatorOptions }: Kustomization,
): Running<readonly BuiltObject[]> {
  const made: BuiltObject[] = [];
  for (const [list, isSecret] of [
    [configMaps, false],
    [secrets, true],
  ] as const)
    for (const entry of list) made.push(yield* generateOne(folder, entry, generatorOptions, isSecret));
  return made;
}

function* generateOne(
  folder: string,
  entry: JsonObject,
  common: JsonObject,
  isSecret: boolean,
): Running<BuiltObject> {
  const name = textAt(entry, 'name');
  const beyond = Object.keys(entry).find((key) => !KNOWN.includes(key));
  if (beyond !== undefined)
    throw failure(
      `the kubectl built into k8s-drill does not support ${JSON.stringify(beyond)} of a generator`,
    );
  const texts = (field: string): string[] => listAt(entry, field).map(String);
  const sources = {
    files: texts('files').map((file) => filePath(folder, file)),
    literals: texts('literals').map(unquoted),
    envFiles: [...texts('envs'), ...(textAt(entry, 'env') === '' ? [] : [textAt(entry, 'env')])].map((file) =>
      joined(folder, file),
    ),
  };
  const entries = yield* entriesOf(sources, { kind: isSecret ? 'Secret' : 'ConfigMap', name });
  const object = isSecret
    ? secretOf(name, entries, textAt(entry, 'type') || 'Opaque')
    : configMapOf(name, entries);
  const options = { ...common, ...objectAt(entry, 'options') };
  const pairs = (field: string): JsonObject => ({
    ...objectAt(common, field),
    ...objectAt(entry, 'options', field),
  });
  const namespace = textAt(entry, 'namespace');
  const metadata: JsonObject = {
    name,
    ...(namespace !== '' && { namespace }),
    ...(Object.keys(pairs('labels')).length > 0 && { labels: pairs('labels') }),
    ...(Object.keys(pairs('annotations')).length > 0 && { annotations: pairs('annotations') }),
  };
  const whole = { ...object, metadata, ...(options.immutable === true && { immutable: true }) };
  return builtObject(whole, options.disableNameSuffixHash !== true);
}

/** A file as `KEY=PATH` or `PATH`, relative to the folder of the kustomization. */
function filePath(folder: string, file: string): string {
  const at = file.indexOf('=');
  return at === -1 ? joined(folder, file) : `${file.slice(0, at + 1)}${joined(folder, file.slice(at + 1))}`;
}

/** A literal without the quotes around its value. */
function unquoted(literal: string): string {
  return literal.replace(/^([^=]+)=(["'])([\s\S]*)\2$/, '$1=$3');
}
