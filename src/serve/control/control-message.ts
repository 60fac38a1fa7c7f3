/** A request of a small program to the program that started it. */
export interface ControlRequest {
  /** The shared secret, in hexadecimal digits. */
  readonly token: string;
  readonly word: string;
  /** The width of its terminal; 0 if its output is not a terminal. */
  readonly columns: number;
}

/** The port and token that a small program needs for its requests. */
export interface ControlAccess {
  readonly port: number;
  readonly token: string;
}

export interface ControlAnswer {
  readonly text: string;
  readonly exit: number;
}

/** The maximum length of a request, which real requests do not reach. */
export const LONGEST_REQUEST = 1024;
export const LOOPBACK = '127.0.0.1';
