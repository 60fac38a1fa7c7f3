import type { JsonObject } from '../../kubernetes/json.ts';

/** The user who sends a request, after authentication and impersonation. */
export interface User {
  readonly name: string;
  readonly groups: readonly string[];
  readonly uid?: string;
  readonly extra?: Readonly<Record<string, readonly string[]>>;
}

/** One request to the API server. */
export interface ApiRequest {
  /** `GET`, `POST`, `PUT`, `PATCH` or `DELETE`. */
  readonly method: string;
  /** The path without the query, exactly as received: `/api/v1/namespaces/default/pods`. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body as received: JSON, YAML, protobuf or a patch, depending on `content-type`. Absent if there is none. */
  readonly body?: Uint8Array;
  readonly user: User;
  /** Whether the client ignores the returned object, so that its field owners need not be computed. */
  readonly isUnread?: boolean;
}

/** Ends a subscription. */
export type Stop = () => void;

/** Receives the parts of a stream. */
export interface Sink {
  /** Writes one part: an event of a watch as a line, or a chunk of a log. */
  write(part: string | Uint8Array): void;
  end(): void;
}

/**
 * A connection with several channels in both directions (exec, attach, port-forward). It carries bytes only; the transport does the
 * framing.
 */
export interface Channels {
  /** 1 is stdout, 2 is stderr, 3 is the final status. */
  send(channel: number, data: Uint8Array): void;
  /** 0 is stdin, 4 is the size of the terminal, as JSON. */
  onData(listener: (channel: number, data: Uint8Array) => void): void;
  /** Calls the listener when the client has sent everything on a channel, such as the end of stdin. */
  onEnd(listener: (channel: number) => void): void;
  onClose(listener: () => void): void;
  close(): void;
}

/** The reply of the API server. */
export type ApiReply =
  | {
      readonly status: number;
      readonly body: JsonObject | string | Uint8Array;
      /** By name in lower case. The body is `application/json` by default. */
      readonly headers?: Readonly<Record<string, string>>;
    }
  | {
      readonly status: 200;
      readonly headers?: Readonly<Record<string, string>>;
      /** Starts writing. The returned function stops it when the client disconnects. */
      readonly stream: (sink: Sink) => Stop;
    }
  | { readonly upgrade: (channels: Channels) => void };
