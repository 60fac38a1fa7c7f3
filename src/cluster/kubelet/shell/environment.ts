import type { JsonObject } from '../../../kubernetes/json.ts';
import type { World } from '../../world.ts';
import type { ContainerFiles } from '../files/container-files.ts';
import type { ShellRun } from './shell-run.ts';

/** What a script finds around it. */
export interface ShellEnvironment {
  readonly pod: JsonObject;
  readonly container: JsonObject;
  readonly node: JsonObject;
  readonly world: World;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly files: ContainerFiles;
  /** What stands on the standard input. */
  readonly input: string;
  readonly network: ShellNetwork;
  /** Runs another script to its end, without letting time pass. */
  nested(text: string, args: readonly string[], from: ShellRun, environment: ShellEnvironment): ShellRun;
  /** Writes to the standard output (1) or the standard error (2). */
  write(channel: 1 | 2, text: string): void;
}

/** The network as programs in a Pod meet it. */
export interface ShellNetwork {
  /** The addresses of a name; why there are none. */
  resolve(
    name: string,
  ):
    | { readonly addresses: readonly string[]; readonly full: string }
    | { readonly problem: 'unknown' | 'no-server' };
  /** What a request to a port meets: an HTTP answer, an open port, or why not. */
  request(host: string, port: number, path: string, header: string): NetworkAnswer;
  /** The address of the DNS server. */
  readonly server: string;
}

export type NetworkAnswer =
  | { readonly status: number; readonly body: string }
  | { readonly open: true }
  | { readonly problem: 'refused' | 'timeout' | 'unreachable' };
