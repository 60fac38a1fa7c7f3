/**
 * What `schemas.json` calls a type of the OpenAPI: `io.k8s.api.core.v1.Event` is `CoreV1Event` where two groups have the word, else `V1Event`.
 * For the generators beside it.
 * @param {string} full
 * @param {object} types
 */
export function typeName(full, types) {
  const match = /(?:api|apis)\.(\w+)\.(v[0-9]\w*)\.(\w+)$/.exec(full);
  if (!match) return undefined;
  const [group, version, name] = match.slice(1).map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return [`${group}${version}${name}`, `${version}${name}`].find((candidate) => candidate in types);
}
