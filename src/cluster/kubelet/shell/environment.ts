import type { JsonObject } from '../../../kubernetes/json.ts';
import type { World } from '../../world.ts';
import type { ContainerFiles } from '../files/container-files.ts';
import type { ShellRun } from './shell-run.ts';

/** The environment of a script: files, network, time and output. */
export interface ShellEnvironment {
  readonly pod: JsonObject;
  readonly container: JsonObject;
  readonly node: JsonObject;
  readonly world: World;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly files: ContainerFiles;
  /** The text on standard input. */
  readonly input: string;
  readonly network: ShellNetwork;
  /** Runs another script to its end without letting time pass. */
  nested(text: string, args: readonly string[], from: ShellRun, environment: ShellEnvironment): ShellRun;
  /** Writes to standard output (1) or standard error (2). */
  write(channel: 1 | 2, text: string): void;
}

/** The network as seen by programs in a Pod. */
export interface ShellNetwork {
  /** The addresses of a name, or why there are none. */
  resolve(
    name: string,
  ):
    | { readonly addresses: readonly string[]; readonly full: string }
    | { readonly problem: 'unknown' | 'no-server' };
  /** The outcome of a request to a port: an HTTP response, an open port, or a failure. */
  request(host: string, port: number, path: string, header: string): NetworkAnswer;
  /** The address of the DNS server. */
  readonly server: string;
}

export type NetworkAnswer =
  | { readonly status: number; readonly body: string }
  | { readonly open: true }
  | { readonly problem: 'refused' | 'timeout' | 'unreachable' };
