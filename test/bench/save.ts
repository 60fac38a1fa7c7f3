import fs from 'node:fs';
import { join } from 'node:path';
import { createEventMetadata } from '../../src/progress/event-metadata.ts';
import { findHome } from '../../src/progress/home.ts';
import { openProgress } from '../../src/progress/progress.ts';
import { realEnv } from '../../src/real-env.ts';
import { DEFAULT_PARAMETERS } from '../../src/schedule/parameters.ts';
import { createScheduler } from '../../src/schedule/scheduler.ts';
import { type Figure, ratio } from './figure.ts';
import { learnerHome } from './learner-home.ts';

const ANSWERS = 40;
const PAIRS = 21;

/** One saved answer beside a bare append with fdatasync, with a short log and with long ones. */
export async function figures(): Promise<Figure[]> {
  const found: Figure[] = [];
  for (const reviews of [100, 10_000, 100_000]) {
    const home = learnerHome(reviews, Date.now());
    const measured = await ratio(saving(home), appending(home), PAIRS);
    const name = `one saved answer, ${reviews.toLocaleString('en')} reviews`;
    found.push({ name, limit: 2, kind: 'most', unit: 'x append and fdatasync', ...measured });
    fs.rmSync(home, { recursive: true });
  }
  return found;
}

/** Milliseconds of an answer, the mean of a few; the snapshot of every fiftieth is left out, as it is not part of each. */
function saving(home: string): () => number {
  const env = { ...realEnv(), variables: { K8S_DRILL_HOME: home } };
  const progress = openProgress(env, createScheduler(DEFAULT_PARAMETERS), (identity) => identity);
  progress.save();
  const metadata = createEventMetadata(env, 4);
  const review = { type: 'review', card: 'rbac/what-grants-a-role', rating: 3, outcome: 'correct' } as const;
  const fields = {
    mode: 'study',
    ms: 8000,
    fingerprint: '0123456789ab',
    hint: 0,
    answer: 'RoleBinding',
  } as const;
  return () => {
    const start = performance.now();
    for (let i = 0; i < ANSWERS; i++) progress.record({ ...metadata(), ...review, ...fields });
    const taken = performance.now() - start;
    progress.save();
    return taken / ANSWERS;
  };
}

function appending(home: string): () => number {
  const path = join(findHome({ ...realEnv(), variables: { K8S_DRILL_HOME: home } }).folder, 'bare.jsonl');
  const line = Buffer.from(`\n${'x'.repeat(230)}\n`);
  return () => {
    const start = performance.now();
    for (let i = 0; i < ANSWERS; i++) {
      const file = fs.openSync(path, 'a');
      fs.writeSync(file, line);
      fs.fdatasyncSync(file);
      fs.closeSync(file);
    }
    return (performance.now() - start) / ANSWERS;
  };
}
