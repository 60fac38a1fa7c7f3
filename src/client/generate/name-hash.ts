import { createHash } from 'node:crypto';
import { type Json, type JsonObject, objectAt, textAt } from '../../kubernetes/json.ts';

/** Characters that could form words, with their replacements. */
const LETTERS = new Map(Object.entries({ 0: 'g', 1: 'h', 3: 'k', a: 'm', e: 't' }));
const LENGTH = 10;

/**
 * The suffix that the content of a ConfigMap or a Secret adds to its name.
 *
 * @param name the name that is part of the content; kustomize omits it
 * @see https://github.com/kubernetes/kubectl/blob/v0.35.0/pkg/util/hash/hash.go
 */
function nameHash(object: JsonObject, name: string): string {
  const kind = textAt(object, 'kind');
  const content: JsonObject = {
    data: sorted(objectAt(object, 'data')),
    kind,
    name,
  };
  if (kind === 'Secret') content.type = textAt(object, 'type');
  for (const part of ['binaryData', 'stringData'])
    if (Object.keys(objectAt(object, part)).length > 0) content[part] = sorted(objectAt(object, part));
  const text = JSON.stringify(sorted(content)).replace(
    /[<>&]/g,
    (mark) => `\\u00${mark.charCodeAt(0).toString(16)}`,
  );
  const digits = createHash('sha256').update(text).digest('hex').slice(0, LENGTH);
  return digits.replace(/[013ae]/g, (digit) => LETTERS.get(digit) ?? digit);
}

function sorted(object: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.keys(object)
      .sort()
      .map((key): [string, Json] => [key, object[key] ?? null]),
  );
}

/** An object with the hash of its content at the end of its name. @param counted the name as part of that content. */
export function withNameHash(object: JsonObject, counted = textAt(object, 'metadata', 'name')): JsonObject {
  const metadata = objectAt(object, 'metadata');
  return {
    ...object,
    metadata: { ...metadata, name: `${textAt(metadata, 'name')}-${nameHash(object, counted)}` },
  };
}
