import type { EndingSignal, Env } from '../../env.ts';

/** Waits for one of these signals. */
export function awaitedSignal(
  env: Env,
  wanted: readonly EndingSignal[],
): { readonly signal: Promise<EndingSignal>; stopWaiting(): void } {
  let stopWaiting = (): void => {};
  const signal = new Promise<EndingSignal>((resolve) => {
    stopWaiting = env.onSignal((sent) => {
      if (wanted.includes(sent)) resolve(sent);
    });
  });
  return { signal, stopWaiting };
}
