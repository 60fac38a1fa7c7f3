import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import type { Env } from '../env.ts';
import { guarded } from '../files/find-files.ts';
import { readBytes } from '../files/read-file.ts';
import { lookUp } from '../source/look-up.ts';

interface Descriptions {
  readonly texts: readonly string[];
  /** Positions in `texts`, by `Type` and `Type.field`. */
  readonly described: Readonly<Record<string, number>>;
}

/**
 * What the Kubernetes API says of types and fields. The texts are packed in the package, and read when something is explained.
 * @returns the text of a type (`V1Pod`) or a field (`V1PodSpec.containers`); `undefined` where the API says nothing
 * @throws Failure `unreadable` where the package is damaged
 */
export function loadDescriptions({ fs, packageDirectory }: Env): (key: string) => string | undefined {
  const path = join(packageDirectory, 'dist', 'descriptions.json.br');
  const { texts, described }: Descriptions = guarded(path, () =>
    JSON.parse(brotliDecompressSync(readBytes(fs, path)).toString()),
  );
  return (key) => {
    const position = lookUp(described, key);
    return position === undefined ? undefined : texts[position];
  };
}
