import { nodeAt, stringOf, type YamlNode } from '../../../yaml/yaml-node.ts';
import { knownKinds, typeOfKind } from '../../schema/schemas.ts';
import { type Place, rootPlace } from './place.ts';

/**
 * The place of a whole object, by its kind.
 * @param also the object to use if the first one has no kind or version
 */
export function placeOfObject(object: YamlNode, exact: readonly string[] = [], also?: YamlNode): Place {
  const text = (key: string): string | undefined =>
    stringOf(nodeAt(object, key)) ?? stringOf(nodeAt(also, key));
  const kind = text('kind') ?? '';
  const apiVersion =
    text('apiVersion') ?? knownKinds().find((known) => known.kind === kind)?.apiVersion ?? '';
  return rootPlace(typeOfKind(apiVersion, kind), exact);
}
