import type { ClientEffect, Running } from './client-effect.ts';
import { connectionOf } from './config/connect.ts';
import { type Kubeconfig, kubeconfigPaths, readKubeconfig } from './config/kubeconfig.ts';
import type { Connection } from './connection.ts';
import type { ApiType } from './discovery/api-type.ts';
import { discover } from './discovery/discover.ts';
import type { Flags } from './flags.ts';

/** The environment variables of a command. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** The commands with a `--user` flag of their own. */
const OWN_USER = ['create rolebinding', 'create clusterrolebinding', 'set subject'];

/** One kubectl line while it runs. */
export class Invocation {
  /** The words that name the command: `create deployment`. */
  readonly verb: string;
  /** Words that are neither flag nor verb. */
  readonly words: readonly string[];
  /** How many of `words` come before `--`; -1 if there is no `--`. */
  readonly dash: number;
  readonly flags: Flags;
  readonly variables: Variables;
  private kubeconfig: Kubeconfig | undefined;
  private connected: Connection | undefined;
  private discovered: readonly ApiType[] | undefined;

  constructor(verb: string, words: readonly string[], dash: number, flags: Flags, variables: Variables) {
    this.verb = verb;
    this.words = words;
    this.dash = dash;
    this.flags = flags;
    this.variables = variables;
  }

  /** The kubeconfig, read once. */
  *config(): Running<Kubeconfig> {
    const flag = this.flags.text('kubeconfig');
    // Commands that write a kubeconfig may start without one.
    const needed = flag !== '' && !this.verb.startsWith('config ');
    this.kubeconfig ??= yield* readKubeconfig(kubeconfigPaths(flag, this.variables), needed);
    return this.kubeconfig;
  }

  /** The connection for requests; it is passed to the driver on first use. */
  *connection(): Running<Connection> {
    if (this.connected !== undefined) return this.connected;
    const connection = connectionOf(yield* this.config(), this.flags, OWN_USER.includes(this.verb));
    this.connected = connection;
    const effect: ClientEffect = { do: 'connect', connection };
    yield effect;
    return connection;
  }

  /** The same line in another namespace. */
  *within(namespace: string): Running<Invocation> {
    const connection = yield* this.connection();
    const { verb, words, dash, flags, variables } = this;
    const other = new Invocation(verb, words, dash, flags, variables);
    other.kubeconfig = this.kubeconfig;
    other.connected = { ...connection, namespace, namespaceGiven: true };
    other.discovered = yield* this.types();
    return other;
  }

  /** All types of the server, fetched once. */
  *types(): Running<readonly ApiType[]> {
    yield* this.connection();
    this.discovered ??= yield* discover();
    return this.discovered;
  }
}
