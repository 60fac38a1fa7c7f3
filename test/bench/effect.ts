import { Seeded } from '../../src/cluster/seeded.ts';
import { judgeAnswer } from '../../src/grade/judge-answer.ts';
import { judgeByEffect } from '../../src/grade/worlds/judge-effect.ts';
import { commandCards } from '../support/command-cards.ts';
import { type EffectPair, effectPairs } from '../support/effect-pairs.ts';
import { mutated } from '../support/mutate-command.ts';
import { differsInRandomWorlds } from '../support/random-worlds.ts';

const OUTCOMES = ['correct', 'close', 'unsure', 'wrong'] as const;

/**
 * `npm run bench -- effect [oracle|worlds|time] [number]`: how pairs of known truth are graded, by class; whether any of 50 further worlds tells a
 * pair apart that was graded as right; how long grading takes.
 */
export async function run([what = 'oracle', number = '600']: readonly string[]): Promise<void> {
  if (what === 'oracle') await oracle(Number(number));
  else if (what === 'worlds') await worlds(Number(number));
  else await time(Number(number));
}

async function oracle(number: number): Promise<void> {
  for (const kind of ['syntax', 'state', 'output', 'near-miss'] as const) {
    const all = effectPairs().filter((pair) => pair.kind === kind);
    const step = Math.max(1, Math.floor(all.length / (number / 4)));
    const counts = new Map<string, number>();
    for (let at = 0; at < all.length; at += step) {
      const { reference, answer } = all[at] as EffectPair;
      const outcome = (await judgeAnswer([reference], answer))?.outcome ?? 'unsure';
      counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
      const isBad = kind === 'near-miss' ? outcome === 'correct' : outcome !== 'correct';
      if (isBad) console.log(`${kind}: ${outcome}\n  ${reference}\n  ${answer}`);
    }
    console.log(`${kind}: ${OUTCOMES.map((outcome) => `${outcome} ${counts.get(outcome) ?? 0}`).join(', ')}`);
  }
}

/** Commands of the decks against mutants of themselves: what is graded as right must be right in further worlds. */
async function worlds(number: number): Promise<void> {
  const ways = commandCards().flatMap(({ ways }) => ways.map(({ text }) => text.trim()));
  const random = new Seeded(1);
  let right = 0;
  let wrong = 0;
  for (let n = 0; n < number; n++) {
    const reference = ways[random.below(ways.length)] ?? '';
    const answer = mutated(reference, random);
    const judged = await judgeAnswer([reference], answer);
    if (judged?.outcome !== 'correct' || judged.by !== 'effect') continue;
    right++;
    const message = differsInRandomWorlds(reference, answer, 50);
    if (message === undefined) continue;
    wrong++;
    console.log(`right, and a further world differs: ${message}\n  ${reference}\n  ${answer}`);
  }
  console.log(`${number} pairs: ${right} right by effect, ${wrong} of them told apart by further worlds`);
}

async function time(number: number): Promise<void> {
  const all = effectPairs().filter(({ kind }) => kind !== 'syntax');
  const step = Math.max(1, Math.floor(all.length / number));
  const cpu: number[] = [];
  const waited: number[] = [];
  for (let at = 0; at < all.length; at += step) {
    const { reference, answer } = all[at] as EffectPair;
    const start = process.cpuUsage();
    const begun = performance.now();
    judgeByEffect(reference, answer);
    waited.push(performance.now() - begun);
    const { user, system } = process.cpuUsage(start);
    cpu.push((user + system) / 1000);
  }
  // The engine compiles on threads of its own, which counts as CPU and keeps nobody waiting.
  console.log(
    `${cpu.length} pairs, ms of CPU: ${quantiles(cpu)}; ms until the verdict: ${quantiles(waited)}`,
  );
}

function quantiles(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (part: number) =>
    Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0);
  return `p50 ${at(0.5)}, p90 ${at(0.9)}, p95 ${at(0.95)}, p99 ${at(0.99)}, most ${at(1)}`;
}
