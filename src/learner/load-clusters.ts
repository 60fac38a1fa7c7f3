import { join } from 'node:path';
import type { Env } from '../env.ts';
import { guarded } from '../files/find-files.ts';
import { readText } from '../files/read-file.ts';
import type { ClusterShapes } from '../lab/clusters/cluster-shape.ts';

/**
 * The clusters on which labs start, as the build wrote them.
 * @throws Failure `unreadable` where the package is damaged
 */
export function loadClusters({ fs, packageDirectory }: Env): ClusterShapes {
  const path = join(packageDirectory, 'dist', 'clusters.json');
  return guarded(path, () => JSON.parse(readText(fs, path)));
}
