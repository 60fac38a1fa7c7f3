import type { Env } from '../env.ts';
import { lookUp } from '../source/look-up.ts';
import { loadPacked } from './load-packed.ts';

interface Descriptions {
  readonly texts: readonly string[];
  /** Positions in `texts`, by `Type` and `Type.field`. */
  readonly described: Readonly<Record<string, number>>;
}

/**
 * The API's descriptions of types and fields. The texts are compressed in the package, and read when something is explained.
 * @returns the text of a type (`V1Pod`) or a field (`V1PodSpec.containers`); `undefined` if the API has none
 * @throws Failure `unreadable` where the package is damaged
 */
export function loadDescriptions(env: Env): (key: string) => string | undefined {
  const { texts, described } = loadPacked<Descriptions>(env, 'descriptions.json');
  return (key) => {
    const position = lookUp(described, key);
    return position === undefined ? undefined : texts[position];
  };
}
