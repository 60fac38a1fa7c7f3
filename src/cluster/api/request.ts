import type { JsonObject } from '../../kubernetes/json.ts';

/** Who sends a request, after authentication and impersonation. */
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
  /** Without the query, as it came: `/api/v1/namespaces/default/pods`. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** By names in small letters. */
  readonly headers: Readonly<Record<string, string>>;
  /** As it came; JSON, YAML, protobuf or a patch, as `content-type` says. Absent where there is none. */
  readonly body?: Uint8Array;
  readonly user: User;
  /** Whether nobody reads the object that is written: it need not say who owns its fields. */
  readonly isUnread?: boolean;
}

/** Ends a subscription. */
export type Stop = () => void;

/** What receives a stream's parts. */
export interface Sink {
  /** One part: a watch's event as a line, or a piece of a log. */
  write(part: string | Uint8Array): void;
  end(): void;
}

/** A connection that carries several channels both ways (exec, attach, port-forward). Bytes only: what a frame is, the transport knows. */
export interface Channels {
  /** 1 is stdout, 2 is stderr, 3 is the final status. */
  send(channel: number, data: Uint8Array): void;
  /** 0 is stdin, 4 is the size of the terminal, as JSON. */
  onData(listener: (channel: number, data: Uint8Array) => void): void;
  /** The client sends no more on a channel: the end of stdin. */
  onEnd(listener: (channel: number) => void): void;
  onClose(listener: () => void): void;
  close(): void;
}

/** What the API server answers. */
export type ApiReply =
  | {
      readonly status: number;
      readonly body: JsonObject | string | Uint8Array;
      /** By names in small letters; the body's type is `application/json` where none is given. */
      readonly headers?: Readonly<Record<string, string>>;
    }
  | {
      readonly status: 200;
      readonly headers?: Readonly<Record<string, string>>;
      /** Starts to write; the result ends it when the client goes. */
      readonly stream: (sink: Sink) => Stop;
    }
  | { readonly upgrade: (channels: Channels) => void };
