import { isObject, type JsonObject, objectAt, objectsAt, textAt } from '../../kubernetes/json.ts';
import type { World } from '../world.ts';
import { readField, readResourceField } from './downward.ts';
import { serviceVariables } from './service-variables.ts';
import type { PodPlace } from './sync.ts';

/** The environment variables of a container, or the reason why they cannot be determined. */
export type Environment = { readonly variables: ReadonlyMap<string, string> } | { readonly problem: string };

/** Thrown and caught only in this file: the first problem stops the evaluation. */
class Missing extends Error {}

/**
 * The environment variables of a container: those of Services, of `envFrom`, and of `env` with references expanded.
 *
 * @see https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/
 */
export function environmentOf(sync: PodPlace, container: JsonObject): Environment {
  const variables = new Map<string, string>([
    ['PATH', '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'],
    ['HOSTNAME', textAt(sync.pod, 'spec', 'hostname') || textAt(sync.pod, 'metadata', 'name')],
    ...serviceVariables(sync.pod, sync.world),
  ]);
  try {
    for (const source of objectsAt(container, 'envFrom')) addAll(variables, source, sync);
    for (const variable of objectsAt(container, 'env')) {
      const value = variableValue(variable, sync, container, variables);
      if (value !== undefined) variables.set(textAt(variable, 'name'), value);
    }
  } catch (error) {
    if (error instanceof Missing) return { problem: error.message };
    throw error;
  }
  return { variables };
}

function addAll(variables: Map<string, string>, source: JsonObject, { pod, world }: PodPlace): void {
  const prefix = textAt(source, 'prefix');
  for (const kind of ['configMap', 'secret'] as const) {
    const ref = source[`${kind}Ref`];
    if (!isObject(ref)) continue;
    for (const [key, value] of Object.entries(dataOf(kind, ref, pod, world) ?? {}))
      variables.set(prefix + key, String(value));
  }
}

function variableValue(
  variable: JsonObject,
  sync: PodPlace,
  container: JsonObject,
  before: ReadonlyMap<string, string>,
): string | undefined {
  const from = variable.valueFrom;
  if (!isObject(from)) return expandReferences(textAt(variable, 'value'), before);
  for (const kind of ['configMap', 'secret'] as const) {
    const ref = from[`${kind}KeyRef`];
    if (!isObject(ref)) continue;
    const data = dataOf(kind, ref, sync.pod, sync.world);
    const key = textAt(ref, 'key');
    const value = data?.[key];
    if (value !== undefined) return String(value);
    if (ref.optional === true) return undefined;
    const place = `${textAt(sync.pod, 'metadata', 'namespace')}/${textAt(ref, 'name')}`;
    throw new Missing(`couldn't find key ${key} in ${kind === 'secret' ? 'Secret' : 'ConfigMap'} ${place}`);
  }
  if (isObject(from.fieldRef)) return readField(sync, textAt(from.fieldRef, 'fieldPath'));
  if (isObject(from.resourceFieldRef)) return readResourceField(sync, container, from.resourceFieldRef);
  return undefined;
}

/** The data of a ConfigMap or, decoded, of a Secret; `undefined` if it is optional and missing. */
function dataOf(
  kind: 'configMap' | 'secret',
  ref: JsonObject,
  pod: JsonObject,
  world: World,
): JsonObject | undefined {
  const name = textAt(ref, 'name');
  const namespace = textAt(pod, 'metadata', 'namespace');
  const resource = kind === 'configMap' ? 'configmaps' : 'secrets';
  const found = world.get(resource, namespace, name);
  if (found !== undefined)
    return kind === 'configMap' ? objectAt(found, 'data') : decoded(objectAt(found, 'data'));
  if (ref.optional === true) return undefined;
  throw new Missing(`${kind.toLowerCase()} "${name}" not found`);
}

/** The decoded values of a Secret. */
export function decoded(data: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, new TextDecoder().decode(fromBase64(String(value)))]),
  );
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text.replace(/\s/g, '')), (c) => c.charCodeAt(0));
}

/** Replaces `$(NAME)` if the variable is known; `$$(NAME)` becomes `$(NAME)`. */
function expandReferences(text: string, variables: ReadonlyMap<string, string>): string {
  return text.replace(/\$(\$|\(([A-Za-z_][\w.-]*)\))/g, (whole, dollar: string, name: string | undefined) =>
    dollar === '$' ? '$' : (variables.get(name ?? '') ?? whole),
  );
}
