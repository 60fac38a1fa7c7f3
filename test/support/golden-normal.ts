import type { Json, JsonObject } from '../../src/kubernetes/json.ts';
import { isObject, objectAt } from '../../src/kubernetes/json.ts';

const EMPTY = ['status', 'resources', 'strategy', 'metadata', 'spec', 'template'];
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';
/** The one time that the recording left as it is, of the objects that it began with. */
const SEED_TIME = '2025-05-01T10:00:00Z';
const NOISE = ['creationTimestamp', 'uid', 'managedFields'];
const DATA = ['certificate-authority-data', 'client-certificate-data', 'client-key-data'];

/** What begins as PEM does, in base64. */
const PEM = 'LS0tLS1CRUdJTi';
/** The throwaway certificate and key of the recording. */
const CERTIFICATES = ['Y2VydGlmaWNhdGU=', 'a2V5'];

/** A body without what the recording left out or replaced. */
export function normalBody(method: string, path: string, body: Json): Json {
  const given = typeof body === 'string' && /^\s*[[{]/.test(body) ? parsed(body) : body;
  const whole = method === 'POST' || method === 'PUT';
  const cleaned = withoutNoise(given, whole);
  if (!whole || !isObject(cleaned) || path.endsWith('/approval')) return cleaned;
  const { status: _, ...rest } = cleaned;
  return rest;
}

/** JSON, or why a text is none, as the recording wrote it. */
function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    return `${error instanceof Error ? error.message : ''}: ${Buffer.from(text).toString('base64')}`;
  }
}

function withoutNoise(value: Json, whole: boolean): Json {
  if (typeof value === 'string') return normalText(value);
  if (Array.isArray(value)) return value.map((one) => withoutNoise(one, whole));
  if (!isObject(value)) return value;
  const kept: JsonObject = {};
  for (const key of Object.keys(value).sort()) {
    const held = value[key] ?? null;
    if (key === 'uid') continue;
    if (key === LAST_APPLIED) kept[key] = '<last-applied>';
    else if (
      typeof held === 'string' &&
      (DATA.includes(key) || CERTIFICATES.includes(held) || held.startsWith(PEM))
    )
      kept[key] = '<data>';
    else if (held === null && whole) continue;
    else {
      const inner = key === 'metadata' ? metadataOf(objectAt(value, key), whole) : withoutNoise(held, whole);
      if (EMPTY.includes(key) && isObject(inner) && Object.keys(inner).length === 0) continue;
      kept[key] = inner;
    }
  }
  return kept;
}

function metadataOf(metadata: JsonObject, whole: boolean): Json {
  const kept = Object.entries(metadata).filter(
    ([key, value]) => !NOISE.includes(key) && !(key === 'resourceVersion' && value === '100'),
  );
  return withoutNoise(Object.fromEntries(kept), whole);
}

/** A text without what is made up at random. */
export function normalText(text: string): string {
  if (text === SEED_TIME) return text;
  return text
    .replace(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/, '<time>')
    .replace(/^debugger-[a-z0-9]{5}$/, 'debugger-<random>')
    .replace(/(involvedObject\.uid=)[-0-9a-f]{36}/, '$1<uid>')
    .replace(/\bnode-debugger-node01-[a-z0-9]{5}\b/, 'node-debugger-node01-<random>');
}

/** A kubeconfig in the form of the recording. */
export function normalConfig(config: JsonObject, folder: string): JsonObject {
  const text = JSON.stringify(cleanedConfig(config)).replaceAll(`${folder}/`, 'WORKDIR/');
  return JSON.parse(text) as JsonObject;
}

function cleanedConfig(value: Json): Json {
  if (Array.isArray(value)) return value.map(cleanedConfig);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, held]) => [key, DATA.includes(key) ? '<data>' : cleanedConfig(held)]),
  );
}
