/** What a small program asks of the program that it belongs to. */
export interface ControlRequest {
  /** One that is a secret of both, in hex digits. */
  readonly token: string;
  readonly word: string;
  /** Of its terminal; 0 where its output is not one. */
  readonly columns: number;
}

/** What a small program needs to ask. */
export interface ControlAccess {
  readonly port: number;
  readonly token: string;
}

export interface ControlAnswer {
  readonly text: string;
  readonly exit: number;
}

/** More than any request has. */
export const LONGEST_REQUEST = 1024;
export const LOOPBACK = '127.0.0.1';
