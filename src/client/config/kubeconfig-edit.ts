import { sameJson } from '../../cluster/patch/same-json.ts';
import { type Json, type JsonObject, objectAt, objectsAt, textAt } from '../../kubernetes/json.ts';
import type { Running } from '../client-effect.ts';
import { failure } from '../kubectl-failure.ts';
import { writeYaml } from '../output/write-yaml.ts';
import { writePath } from '../running.ts';
import type { Kubeconfig, KubeconfigFile } from './kubeconfig.ts';

/** The lists of a kubeconfig, and the key of the content in each entry. */
export const PARTS = { contexts: 'context', clusters: 'cluster', users: 'user' } as const;
export type PartName = keyof typeof PARTS;

const EMPTY: JsonObject = {
  apiVersion: 'v1',
  kind: 'Config',
  preferences: {},
  clusters: [],
  contexts: [],
  users: [],
  'current-context': '',
};
const OWNER_ONLY = 0o600;

/** The file that contains an entry; the first file for a new entry. */
export function fileOf({ files }: Kubeconfig, has: (content: JsonObject) => boolean): KubeconfigFile {
  const found = files.find(({ content }) => content !== undefined && has(content));
  const [first] = files;
  if (first === undefined) throw failure('no kubeconfig file is named');
  return found ?? first;
}

/** An entry of a list; `undefined` if there is none of that name. */
export function entryOf(content: JsonObject, list: PartName, name: string): JsonObject | undefined {
  const entry = objectsAt(content, list).find((one) => textAt(one, 'name') === name);
  return entry === undefined ? undefined : objectAt(entry, PARTS[list]);
}

/** The content with an entry set, or removed if it is absent. Entries are sorted by name. */
export function withEntry(
  content: JsonObject,
  list: PartName,
  name: string,
  value: JsonObject | undefined,
): JsonObject {
  const others = objectsAt(content, list).filter((one) => textAt(one, 'name') !== name);
  const all: JsonObject[] = value === undefined ? others : [...others, { [PARTS[list]]: value, name }];
  const sorted: Json[] = all.sort((a, b) => (textAt(a, 'name') < textAt(b, 'name') ? -1 : 1));
  return { ...EMPTY, ...content, [list]: sorted };
}

/** Writes a file of a kubeconfig if its content changes. @throws KubectlFailure if it cannot be written. */
export function* saveFile({ path, content: before }: KubeconfigFile, content: JsonObject): Running<void> {
  if (before !== undefined && sameJson({ ...EMPTY, ...before }, { ...EMPTY, ...content })) return;
  const done = yield* writePath(path, writeYaml({ ...EMPTY, ...content }), OWNER_ONLY);
  if (done !== true) throw failure(`open ${path}: ${done}`);
}
