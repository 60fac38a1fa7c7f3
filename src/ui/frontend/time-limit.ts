const TIME_UP = { type: 'time-up' } as const;

/** Milliseconds between two looks at the clock. One long timer would sleep through the machine's sleep. */
const INTERVAL = 250;

/**
 * The reply, or `time-up` if the time is up first.
 * @param left the milliseconds that are left when it is called; `null` where no clock runs
 * @param ask ends with the signal's reason when the signal says so
 */
export async function withinTime<T>(
  left: (() => number) | null,
  ask: (signal: AbortSignal) => Promise<T>,
): Promise<T | typeof TIME_UP> {
  const limit = new AbortController();
  if (!left) return ask(limit.signal);
  const looking = setInterval(() => left() <= 0 && limit.abort(TIME_UP), INTERVAL);
  try {
    return await ask(limit.signal);
  } catch (error) {
    if (error === TIME_UP) return TIME_UP;
    throw error;
  } finally {
    clearInterval(looking);
  }
}

/** Waits for the value; throws if the time is up first. */
export function beforeAbort<T>(value: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    value.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
