import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { goldenCluster } from '../support/golden-cluster.ts';
import { comparable } from '../support/golden-compare.ts';
import { type GoldenLine, replayGolden } from '../support/golden-replay.ts';

const LINES = readFileSync(join(import.meta.dirname, '../fixtures/kubectl-golden/golden-1.33.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as GoldenLine);

describe('requests of the built-in kubectl', () => {
  it('are those that the real kubectl sent', () => {
    const cluster = goldenCluster();
    const start = cluster.snapshot();
    const { revision } = cluster;
    const same = LINES.filter((line) => {
      if (cluster.revision !== revision) cluster.restore(start);
      const replayed = replayGolden(line, cluster);
      const requests = comparable(replayed.requests).join('\n') === comparable(line.requests).join('\n');
      return requests && (line.kubeconfig === undefined) === (replayed.kubeconfig === undefined);
    });
    expect(same.length).toBeGreaterThanOrEqual(1320);
  }, 120_000);
});
