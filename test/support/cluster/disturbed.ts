import type { Controller, Watch } from '../../../src/cluster/controllers/controller.ts';

/** How long a watch is deaf when it loses its connection, in milliseconds, until it lists everything again. */
const DEAF = 3000;
/** What a disturbed watch hears late, at most. */
const LATE = 40;

/** A generator of the same whole numbers below a bound for the same seed. */
function numbers(seed: number): (bound: number) => number {
  let state = seed >>> 0 || 1;
  return (bound) => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state % bound;
  };
}

/** The same controllers in another order, whose watches hear of each change late, in another order, twice, and once not until they list everything again. */
export function disturbed(controllers: readonly Controller[], seed: number): readonly Controller[] {
  const random = numbers(seed);
  const shuffled = controllers
    .map((controller) => ({ controller, at: random(1 << 20) }))
    .sort((a, b) => a.at - b.at);
  return shuffled.map(({ controller }) => ({
    ...controller,
    watches: controller.watches.flatMap((watch) => [late(watch, random), late(watch, random)]),
  }));
}

function late(watch: Watch, random: (bound: number) => number): Watch {
  const from = random(12);
  let heard = 0;
  return {
    ...watch,
    delay: (object, world, before) => {
      const own = watch.delay?.(object, world, before) ?? 0;
      const lost = heard >= from && heard < from + 6;
      heard++;
      return own + (lost ? DEAF : random(LATE));
    },
  };
}
