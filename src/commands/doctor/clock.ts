import type { Check, Subject } from './check.ts';

/** The clocks of two machines whose logs are merged always differ a little. */
const TOLERANCE_MS = 10 * 60_000;

export function checkClock({ env, log }: Subject): Check[] {
  const now = env.now();
  const events = 'value' in log ? log.value.parsed.events : [];
  const ahead = events.filter((event) => event.at > now + TOLERANCE_MS);
  if (ahead.length === 0) return [{ status: 'ok', message: `the clock says ${time(now)} UTC` }];
  const latest = ahead.reduce((last, event) => Math.max(last, event.at), now);
  return [
    {
      status: 'problem',
      message: `the clock says ${time(now)} UTC, and ${ahead.length} events are from later, up to ${time(latest)}`,
      help: 'set the clock; answers are put in order by time, so that what is answered now counts before those',
    },
  ];
}

function time(at: number): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? String(at) : date.toISOString().slice(0, 16).replace('T', ' ');
}
