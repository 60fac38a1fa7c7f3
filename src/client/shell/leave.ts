/** Thrown by `exit`. */
export class LeaveShell extends Error {
  readonly status: number;

  constructor(status: number) {
    super('exit');
    this.status = status;
  }
}

/** Thrown by `break` and `continue`. */
export class LeaveLoop extends Error {
  readonly how: 'break' | 'continue';
  /** The number of loops that it leaves. */
  readonly levels: number;

  constructor(how: 'break' | 'continue', levels: number) {
    super(how);
    this.how = how;
    this.levels = levels;
  }
}
