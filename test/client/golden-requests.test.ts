import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/kubernetes/json.ts';
import { textAt } from '../../src/kubernetes/json.ts';
import { goldenCluster } from '../support/golden-cluster.ts';
import { comparable, sameData } from '../support/golden-compare.ts';
import { type GoldenLine, type Replayed, replayGolden } from '../support/golden-replay.ts';

const FOLDER = join(import.meta.dirname, '../fixtures/kubectl-golden');
const LINES = readFileSync(join(FOLDER, 'golden-1.33.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as GoldenLine);

interface Differences {
  /** Lines whose requests differ, with the reason. */
  readonly requests: Readonly<Record<string, string>>;
  /** Lines that send the same and end otherwise, with the reason. */
  readonly exits: Readonly<Record<string, string>>;
}

const { requests: OTHER_REQUESTS, exits: OTHER_EXITS } = JSON.parse(
  readFileSync(join(FOLDER, 'differences.json'), 'utf8'),
) as Differences;

interface Compared {
  readonly text: string;
  readonly line: GoldenLine;
  readonly replayed: Replayed;
  readonly same: boolean;
}

let compared: readonly Compared[] = [];

beforeAll(() => {
  const cluster = goldenCluster();
  const start = cluster.snapshot();
  const { revision } = cluster;
  compared = LINES.map((line) => {
    if (cluster.revision !== revision) cluster.restore(start);
    const replayed = replayGolden(line, cluster);
    const [ours, theirs] = [replayed, line].map(({ requests }) => comparable(requests).join('\n'));
    const same = ours === theirs && sameData(line.kubeconfig, replayed.kubeconfig);
    return { text: line.argv.join(' '), line, replayed, same };
  });
}, 180_000);

/** Whether a line changes nothing on the server, whose recording checked hardly anything. */
function onlyReads(requests: readonly JsonObject[]): boolean {
  return requests.every((request) => textAt(request, 'method') === 'GET');
}

describe('requests of the built-in kubectl', () => {
  it('are those that the real kubectl sent, except for the listed lines', () => {
    const differing = compared.filter(({ same }) => !same).map(({ text }) => text);
    expect(differing.filter((text) => !Object.hasOwn(OTHER_REQUESTS, text))).toEqual([]);
    expect(compared.length - differing.length).toBeGreaterThanOrEqual(1364);
  });

  it('are listed as different only for recorded lines', () => {
    const known = new Set(compared.map(({ text }) => text));
    const listed = [...Object.keys(OTHER_REQUESTS), ...Object.keys(OTHER_EXITS)];
    expect(listed.filter((text) => !known.has(text))).toEqual([]);
  });
});

describe('the built-in kubectl', () => {
  it('ends as the real one where the server has no say', () => {
    const decided = compared.filter(
      ({ same, line }) => same && line.exit !== null && onlyReads(line.requests),
    );
    const differing = decided.filter(({ line, replayed }) => line.exit !== replayed.exit);
    expect(differing.map(({ text }) => text).filter((text) => !Object.hasOwn(OTHER_EXITS, text))).toEqual([]);
  });
});
