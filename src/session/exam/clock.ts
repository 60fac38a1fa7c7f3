/** A moment on two clocks. */
export interface Moment {
  /** Milliseconds UTC on the machine's clock, which users can change. */
  readonly wall: number;
  /** Milliseconds since the machine started, including sleep. Nobody can change this clock, and a restart resets it. */
  readonly uptime: number;
}

/** The time that an exam has taken. Plain data, so that an exam can be saved and resumed. */
export interface ExamClock {
  /** Milliseconds up to `last`. */
  readonly elapsed: number;
  readonly last: Moment;
}

export function startClock(now: Moment): ExamClock {
  return { elapsed: 0, last: now };
}

/** The clock at a moment of the same run. The machine's clock is not used: changing it would give time or take it away. */
export function tick({ elapsed, last }: ExamClock, now: Moment): ExamClock {
  return { elapsed: elapsed + Math.max(0, now.uptime - last.uptime), last: now };
}

/**
 * The clock of an exam that another run left; it kept running. After a restart of the machine, only the machine's clock knows for how long; without
 * a restart, setting it back does not help, because the longer of the two times counts.
 */
export function resumeClock({ elapsed, last }: ExamClock, now: Moment): ExamClock {
  const away = Math.max(0, now.uptime - last.uptime, now.wall - last.wall);
  return { elapsed: elapsed + away, last: now };
}
