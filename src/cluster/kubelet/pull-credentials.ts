import { fullImageName } from '../../kubernetes/full-image-name.ts';
import { isObject, type Json, type JsonObject, objectAt, objectsAt, textAt } from '../../kubernetes/json.ts';
import { parseJson } from '../../source/parse-json.ts';
import type { World } from '../world.ts';
import { decoded } from './environment.ts';
import type { RegistryLogin } from './registry-login.ts';

const KEY = '.dockerconfigjson';
/** The name under which clients store credentials for the default registry. */
const DEFAULT_REGISTRY = 'index.docker.io';

/** The logins in a Pod's image pull secrets for the registry of an image, and the names of missing secrets. */
export function pullLogins(
  pod: JsonObject,
  image: string,
  world: World,
): { readonly logins: readonly RegistryLogin[]; readonly missing: readonly string[] } {
  const host = fullImageName(image).split('/')[0] ?? '';
  const logins: RegistryLogin[] = [];
  const missing: string[] = [];
  for (const reference of objectsAt(pod, 'spec', 'imagePullSecrets')) {
    const name = textAt(reference, 'name');
    const secret = world.get('secrets', textAt(pod, 'metadata', 'namespace'), name);
    if (secret === undefined) missing.push(name);
    else logins.push(...loginsIn(secret, host));
  }
  return { logins, missing };
}

function loginsIn(secret: JsonObject, host: string): RegistryLogin[] {
  const text = textAt(decoded(objectAt(secret, 'data')), KEY);
  if (textAt(secret, 'type') !== 'kubernetes.io/dockerconfigjson' || text === '') return [];
  const { auths } = parsed(text);
  return Object.entries(isObject(auths) ? auths : {}).flatMap(([registry, login]) =>
    isObject(login) && hostOf(registry) === host ? [readLogin(login)] : [],
  );
}

function parsed(text: string): JsonObject {
  const value = parseJson(text) as Json | undefined;
  return isObject(value) ? value : {};
}

/** The host of a registry: `registry.example.com` in `https://registry.example.com/v1/`. */
function hostOf(registry: string): string {
  const host = registry.replace(/^https?:\/\//, '').split('/')[0] ?? '';
  return host === DEFAULT_REGISTRY ? 'docker.io' : host;
}

function readLogin(login: JsonObject): RegistryLogin {
  const pair = textAt(decoded({ auth: textAt(login, 'auth') }), 'auth');
  const at = pair.indexOf(':');
  return {
    user: textAt(login, 'username') || pair.slice(0, Math.max(at, 0)),
    password: textAt(login, 'password') || pair.slice(at + 1),
  };
}
