/** The type of a flag's value, which decides how two values are compared: a duration and a quantity by size, a `stringSlice` split on commas. */
export type FlagType =
  | 'bool'
  | 'string'
  | 'int'
  | 'duration'
  | 'quantity'
  | 'stringSlice'
  | 'stringArray'
  | 'stringToString'
  | 'other';

/** `none`: a switch, optionally `--f=true`. `required`: `--f v` or `--f=v`. `optional`: only `--f=v` (see also `Flag.takesNext`). */
export type FlagValue = 'none' | 'required' | 'optional';

export interface Flag {
  readonly name: string;
  readonly short?: string;
  readonly type: FlagType;
  readonly value: FlagValue;
  /** The value without the flag; a list for the list types, `''` if it has no default. */
  readonly default: string | number | boolean | readonly string[];
  /** Whether repeated uses add up. If false, the last use takes precedence. */
  readonly repeatable: boolean;
  readonly deprecated?: boolean;
  /** Whether it is accepted but not mentioned in the help text. */
  readonly hidden?: boolean;
  /** The meaning of an `optional` flag without a value: Helm's `--wait` is `--wait=watcher`. */
  readonly bare?: string;
  /**
   * Other names of the same flag, such as docker's `--net` for `--network`; they may be older than `since`. A single letter is another short
   * form.
   */
  readonly aliases?: readonly string[];
  /** Set if the flag is written with one dash, although the tool's other long flags have two: systemctl's `-P`. */
  readonly dashes?: 'single';
  /** The closed set of values, if there is one. */
  readonly values?: readonly string[];
  /** A regular expression with linear time: the next word is the value of an `optional` flag if it matches (journalctl's `-n 50`). */
  readonly takesNext?: string;
  /** The flag that it abbreviates: systemctl's `--failed` means `--state=failed`. */
  readonly means?: string;
  /** The kind of value, if different values can mean the same: the unit `kubelet` is `kubelet.service`. */
  readonly kind?: ArgumentKind;
  /** Whether it changes only how the output is displayed, but neither its content nor what is done: systemctl's `--no-pager`. */
  readonly cosmetic?: boolean;
  /** The environment variable that sets it. The flag takes precedence. */
  readonly variable?: string;
  /** The first version of the tool that has it, if the table covers several: `4` for Helm 4. */
  readonly since?: string;
  /** The last version that has it. */
  readonly until?: string;
  /** The reason for which the tool refuses it, and what to write instead. Such flags are listed because people use them. */
  readonly refused?: string;
}

/** The words of a command that are not flags. */
export interface CommandArguments {
  readonly min: number;
  /** Absent for any number. */
  readonly max?: number;
  /** `any` if their order doesn't matter: `systemctl stop a b` is `systemctl stop b a`. */
  readonly order: 'fixed' | 'any';
  /** The kind of each word; the last kind also applies to further words. A `unit` without a suffix is a `.service`. */
  readonly kinds?: readonly ArgumentKind[];
  /** The defaults of words that are omitted at the end: `helm rollback web` is `helm rollback web 0`. */
  readonly default?: readonly string[];
}

/**
 * `caseless`: `Exited` is `exited`. `version`: `v1.35.2` is `1.35.2`. `image`: `nginx` is `docker.io/library/nginx:latest`. `endpoint`: `/var/run/x.sock`
 * is `unix:///run/x.sock`. `port`: `80:80/tcp` and `0.0.0.0:80:80` are `80:80`. `number`: `.50` is `0.5`. `member`: `https://127.0.0.1:2379` is `127.0.0.1:2379`. Of docker: `bind`: `/a/:/b:rw`
 * is `/a:/b`. `mount`: `dst=/b,src=/a` is `source=/a,target=/b`. `size`: `256MB` is `256m`. `capability`:
 * `CAP_NET_ADMIN` is `NET_ADMIN`. `template`: `{{ .Id }}` is `{{.Id}}`.
 */
export type ArgumentKind =
  | 'word'
  | 'path'
  | 'unit'
  | 'image'
  | 'command'
  | 'caseless'
  | 'version'
  | 'endpoint'
  | 'member'
  | 'number'
  | 'port'
  | 'bind'
  | 'mount'
  | 'size'
  | 'capability'
  | 'template';

export interface CommandEntry {
  readonly summary: string;
  /** Aliases of the command's last word: `ls` for `list`. */
  readonly aliases?: readonly string[];
  readonly usage: readonly string[];
  readonly subcommands?: readonly string[];
  readonly flags: readonly Flag[];
  readonly arguments?: CommandArguments;
  /** `false`: flags end at the first word that is not a flag, and the rest is passed on (`docker exec web ls -l`). */
  readonly interspersed?: false;
  /** The equivalent command, with the same flags and words: `docker container ls` is `docker ps`. */
  readonly sameAs?: string;
  /** The reason for which the current version refuses the whole command, and what to write instead. */
  readonly refused?: string;
  readonly since?: string;
  readonly until?: string;
}

/**
 * How a tool parses flags. `pflag`: <https://pkg.go.dev/github.com/spf13/pflag>. `getopt`: getopt_long, which accepts any unambiguous prefix of a
 * long flag and reads `-n=5` as the value `=5`. `go-flag`: urfave/cli, with one dash or two, where flags end at the first word. `openssl`: one
 * dash or two; the value is the next word or follows `=`.
 */
export type FlagSyntax = 'pflag' | 'getopt' | 'go-flag' | 'openssl';

/** A tool's flags and commands. The key of a command is its words ("snapshot save"), or `''` for a tool without commands. */
export interface ToolTable {
  readonly version: string;
  /** The page against which the table was checked. */
  readonly source?: string;
  /** `pflag` by default. */
  readonly syntax?: FlagSyntax;
  /** Set if long flags are written with one dash (`openssl x509 -in`). */
  readonly dashes?: 'single';
  /** `first`: global flags are allowed only before the command; a command may then have a flag of the same name. */
  readonly globals?: 'first';
  /** Whether the words of a command may be abbreviated as long as they are unambiguous: `etcdctl snap save`. */
  readonly prefixes?: boolean;
  readonly global: readonly Flag[];
  readonly commands: Readonly<Record<string, CommandEntry>>;
}
