/** A moment as two clocks tell it. */
export interface Moment {
  /** Milliseconds UTC, as the machine's clock says; anybody may set it. */
  readonly wall: number;
  /** Milliseconds since the machine started, its sleep included: nobody can set it, and a restart begins it anew. */
  readonly uptime: number;
}

/** The time that an exam has taken. Plain data, so that an exam can be kept and gone on with. */
export interface ExamClock {
  /** Milliseconds up to `last`. */
  readonly elapsed: number;
  readonly last: Moment;
}

export function startClock(now: Moment): ExamClock {
  return { elapsed: 0, last: now };
}

/** The clock at a moment of the same run. The machine's clock has no say: set back it would give time, set forward it would take some. */
export function tick({ elapsed, last }: ExamClock, now: Moment): ExamClock {
  return { elapsed: elapsed + Math.max(0, now.uptime - last.uptime), last: now };
}

/**
 * The clock of an exam that another run left: it ran on. After a restart of the machine only its clock knows for how long, and within
 * one a clock that was set back is found out; of the two the longer time counts.
 */
export function resumeClock({ elapsed, last }: ExamClock, now: Moment): ExamClock {
  const away = Math.max(0, now.uptime - last.uptime, now.wall - last.wall);
  return { elapsed: elapsed + away, last: now };
}
