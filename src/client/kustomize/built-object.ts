import { type JsonObject, objectAt, textAt } from '../../kubernetes/json.ts';

/** An object while a kustomization processes it. */
export interface BuiltObject {
  readonly object: JsonObject;
  /** The name and the namespace in its file or generator, which references use. */
  readonly original: { readonly name: string; readonly namespace: string };
  /** Whether its name ends with a hash of its content. */
  readonly hashed: boolean;
}

export function builtObject(object: JsonObject, hashed = false): BuiltObject {
  return { object, original: { name: nameIn(object), namespace: namespaceIn(object) }, hashed };
}

export function kindIn(object: JsonObject): string {
  return textAt(object, 'kind');
}

export function nameIn(object: JsonObject): string {
  return textAt(object, 'metadata', 'name');
}

export function namespaceIn(object: JsonObject): string {
  return textAt(object, 'metadata', 'namespace');
}

/** A copy with other metadata. */
export function withMetadata(built: BuiltObject, change: JsonObject): BuiltObject {
  const metadata = { ...objectAt(built.object, 'metadata'), ...change };
  return { ...built, object: { ...built.object, metadata } };
}
