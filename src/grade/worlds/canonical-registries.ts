import { type Json, type JsonObject, objectAt, textAt } from '../../kubernetes/json.ts';
import { parseJson } from '../../source/parse-json.ts';

const KEY = '.dockerconfigjson';
/** kubectl's address for Docker Hub, whose path counts. */
const SCHEME = /^https?:\/\/(?=[^/]+\/?$)/;

/**
 * The data of a Secret with passwords for registries, without parts that have no effect: the protocol and the mail address.
 *
 * @see https://kubernetes.io/docs/concepts/containers/images/#config-json
 */
export function canonicalRegistries(secret: JsonObject): JsonObject {
  const data = objectAt(secret, 'data');
  const decoded = parseJson(Buffer.from(textAt(data, KEY), 'base64').toString('utf8'));
  const registries = Object.entries(objectAt(decoded as Json | undefined, 'auths')).map(
    ([registry, login]): [string, Json] => {
      const { email: _, ...rest } = objectAt(login);
      return [registry.replace(SCHEME, '').replace(/\/$/, ''), rest];
    },
  );
  return registries.length === 0 ? data : { ...data, [KEY]: Object.fromEntries(registries) };
}
