/** Records answers as fast as it can and says the id of each when it is saved: `record-answers <count> <cards>`. */
import { EXIT, isFailure } from '../../../src/errors.ts';
import { openProgress } from '../../../src/progress/progress.ts';
import { createStamper } from '../../../src/progress/stamper.ts';
import { realEnv } from '../../../src/real-env.ts';
import { DEFAULT_PARAMETERS } from '../../../src/schedule/parameters.ts';
import { createScheduler } from '../../../src/schedule/scheduler.ts';

const env = realEnv();
const [count = 0, cards = 1] = process.argv.slice(2).map(Number);

try {
  const progress = openProgress(env, createScheduler(DEFAULT_PARAMETERS), (identity) => identity);
  const stamp = createStamper(env, 4);
  for (let n = 0; n < count; n++) {
    const stamped = stamp();
    progress.record({
      ...stamped,
      type: 'review',
      card: `rbac/card-${n % cards}`,
      rating: 3,
      outcome: 'correct',
      mode: 'study',
      ms: 1000,
      fingerprint: '0123456789ab',
      hint: 0,
      answer: 'x'.repeat(n % 200),
    });
    env.stdout.write(`${stamped.id}\n`);
  }
  progress.save();
} catch (error) {
  if (!isFailure(error)) throw error;
  env.stderr.write(`${error.message}\n`);
  process.exitCode = EXIT[error.problem.code];
}
