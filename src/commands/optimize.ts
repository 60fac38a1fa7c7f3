import type { Command } from 'commander';
import type { Env, Output } from '../env.ts';
import { Failure } from '../errors.ts';
import { type Learner, openLearner } from '../learner/open-learner.ts';
import { reviewsByCard } from '../learner/reviews-by-card.ts';
import { storeSettings } from '../progress/write-setting.ts';
import {
  type CardReview,
  type Optimization,
  optimizeWeights,
} from '../schedule/optimizer/optimize-weights.ts';
import { DEFAULT_WEIGHTS } from '../schedule/parameters.ts';
import { jsonText } from '../source/json-text.ts';
import { programName } from '../source/program-name.ts';
import { type Act, examples } from './command.ts';

export interface OptimizeCommand {
  readonly undo: boolean;
  readonly dryRun: boolean;
  readonly json: boolean;
}

const BAR = 30;

export function define(command: Command, act: Act): void {
  command
    .option('--dry-run', 'show what would be gained, and change nothing')
    .option('--undo', 'go back to the weights before')
    .option('--json', 'print one JSON document')
    .action(({ undo = false, dryRun = false, json = false }: Partial<OptimizeCommand>) =>
      act((env) => optimize({ undo, dryRun, json }, env)),
    );
  examples(command, [
    ['k8s-drill optimize', 'fit the memory model to your own answers'],
    ['k8s-drill optimize --dry-run', 'see whether it is worth it'],
    ['k8s-drill optimize --undo', 'back to the weights before'],
  ]);
}

async function optimize(options: OptimizeCommand, env: Env): Promise<number> {
  if (options.undo && options.dryRun)
    throw new Failure({ code: 'usage', message: '--undo and --dry-run do not go together' });
  const learner = await openLearner(env, []);
  if (options.undo) return undo(learner, options, env);
  const result = fitToLog(learner, env);
  const stored = result.type === 'fitted' && !options.dryRun;
  if (stored) {
    await storeSettings(env, [
      ['weights-before', learner.settings.weights],
      ['weights', result.weights],
    ]);
  }
  if (options.json) env.stdout.write(`${jsonText({ version: 1, stored, ...result })}\n`);
  else env.stdout.write(`${worded(result, stored, programName(env.variables))}\n`);
  return 0;
}

function fitToLog(learner: Learner, env: Env): Optimization {
  const reviews: CardReview[] = [...reviewsByCard(learner)].flatMap(([card, events]) =>
    events.map(({ rating, day, at }) => ({ card, rating, day, at })),
  );
  const bar = progressBar(env.stderr);
  const result = optimizeWeights({
    reviews,
    current: learner.scheduler.parameters.weights,
    prior: DEFAULT_WEIGHTS,
    seed: 'optimize',
    ...(bar && { onProgress: bar.show }),
  });
  bar?.clear();
  return result;
}

async function undo({ settings }: Learner, { json }: OptimizeCommand, env: Env): Promise<number> {
  const { weights, 'weights-before': before } = settings;
  if (weights === null && before === null) throw new Failure({ code: 'nothing-to-undo' });
  await storeSettings(env, [
    ['weights', before],
    ['weights-before', weights],
  ]);
  const which = before === null ? 'the published weights' : 'your previous weights';
  if (json) env.stdout.write(`${jsonText({ version: 1, weights: before ?? DEFAULT_WEIGHTS })}\n`);
  else
    env.stdout.write(
      `${which} are active again; ${programName(env.variables)} optimize --undo takes this back too\n`,
    );
  return 0;
}

function worded(result: Optimization, stored: boolean, program: string): string {
  if (result.type === 'too-few') {
    return `${result.predictions} reviews with a night before them are too few to fit the memory model: ${result.missing} more are needed.\nUntil then the published weights are the better guess.`;
  }
  const { before, after, judgedBy, predictions } = result;
  const losses = `on the latest ${judgedBy} of ${predictions} reviews the log loss is ${before.toFixed(4)} with the weights there are, ${after.toFixed(4)} with weights fitted to the earlier ones`;
  if (result.type === 'kept') return `Nothing to gain: ${losses}.\nThe weights stay as they are.`;
  const gained = `${((100 * (before - after)) / before).toFixed(1)} % less surprise: ${losses}.`;
  if (!stored) return `${gained}\nNothing was changed; ${program} optimize does it.`;
  return `${gained}\nWeights fitted to all reviews hold from now on; ${program} optimize --undo goes back.`;
}

interface Bar {
  show(done: number): void;
  clear(): void;
}

/** A bar on a terminal, redrawn when a further percent is done; nothing elsewhere. */
function progressBar(output: Output): Bar | undefined {
  if (!output.isTTY) return undefined;
  let shown = -1;
  return {
    show: (done) => {
      const percent = Math.floor(100 * done);
      if (percent === shown) return;
      shown = percent;
      const full = Math.round(BAR * done);
      output.rewriteLine(`[${'#'.repeat(full)}${'.'.repeat(BAR - full)}] ${percent} %`);
    },
    clear: () => {
      output.rewriteLine(' '.repeat(BAR + 8));
      output.rewriteLine('');
    },
  };
}
