/** What a flag's value is, and so how two values are compared: a duration and a quantity by size, a `stringSlice` split on commas. */
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

/** `none`: a switch, at most `--f=true`. `required`: `--f v` or `--f=v`. `optional`: only `--f=v` (see also `Flag.takesNext`). */
export type FlagValue = 'none' | 'required' | 'optional';

export interface Flag {
  readonly name: string;
  readonly short?: string;
  readonly type: FlagType;
  readonly value: FlagValue;
  /** What the tool does without the flag; a list for the list types, `''` where it has no default. */
  readonly default: string | number | boolean | readonly string[];
  /** May be given more than once, and adds up. Where false, the last one wins. */
  readonly repeatable: boolean;
  readonly deprecated?: boolean;
  /** Accepted, but in no help text. */
  readonly hidden?: boolean;
  /** What an `optional` flag means without a value: Helm's `--wait` is `--wait=watcher`. */
  readonly bare?: string;
  /** Other names of the same flag, as docker's `--net` for `--network`; they may be older than `since`. Of one letter: another short form. */
  readonly aliases?: readonly string[];
  /** Written with one dash only, though the tool's other long flags have two: systemctl's `-P`. */
  readonly dashes?: 'single';
  /** The closed set of values, where there is one. */
  readonly values?: readonly string[];
  /** A linear regular expression: an `optional` value may be the next word when it matches (journalctl's `-n 50`). */
  readonly takesNext?: string;
  /** The flag that it is short for: systemctl's `--failed` means `--state=failed`. */
  readonly means?: string;
  /** What the value names, where two values can name the same: the unit `kubelet` is `kubelet.service`. */
  readonly kind?: ArgumentKind;
  /** Changes how the output is shown, neither what it is nor what is done: systemctl's `--no-pager`. */
  readonly cosmetic?: boolean;
  /** The environment variable that sets it. The flag wins over it. */
  readonly variable?: string;
  /** The first version of the tool that has it, where the table covers several: `4` for Helm 4. */
  readonly since?: string;
  /** The last version that has it. */
  readonly until?: string;
  /** The tool refuses it; this is why, and what to write instead. Kept because people write it. */
  readonly refused?: string;
}

/** The words of a command that are not flags. */
export interface CommandArguments {
  readonly min: number;
  /** Absent: any number. */
  readonly max?: number;
  /** `any` where their order has no meaning: `systemctl stop a b` is `systemctl stop b a`. */
  readonly order: 'fixed' | 'any';
  /** What each names; the last one also names those after it. A `unit` without a suffix is a `.service`. */
  readonly kinds?: readonly ArgumentKind[];
  /** What stands for the words left out at the end: `helm rollback web` is `helm rollback web 0`. */
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
  /** Other words for the last word of the command: `ls` for `list`. */
  readonly aliases?: readonly string[];
  readonly usage: readonly string[];
  readonly subcommands?: readonly string[];
  readonly flags: readonly Flag[];
  readonly arguments?: CommandArguments;
  /** `false`: flags end at the first word that is none, and the rest is passed on (`docker exec web ls -l`). */
  readonly interspersed?: false;
  /** The command that does the same, with the same flags and words: `docker container ls` is `docker ps`. */
  readonly sameAs?: string;
  /** The current version refuses the whole command; this is why, and what to write instead. */
  readonly refused?: string;
  readonly since?: string;
  readonly until?: string;
}

/**
 * How a tool reads flags. `pflag`: <https://pkg.go.dev/github.com/spf13/pflag>. `getopt`: getopt_long, where an unambiguous
 * beginning of a long flag will do and `-n=5` is the value `=5`. `go-flag`: urfave/cli, one dash or two, flags end at the first
 * word. `openssl`: one dash or two, the value is the next word or follows `=`.
 */
export type FlagSyntax = 'pflag' | 'getopt' | 'go-flag' | 'openssl';

/** A tool's flags and commands. The key of a command is its words ("snapshot save"), and `''` for a tool without commands. */
export interface ToolTable {
  readonly version: string;
  /** The page that the table was checked against. */
  readonly source?: string;
  /** `pflag` when absent. */
  readonly syntax?: FlagSyntax;
  /** Long flags are written with one dash (`openssl x509 -in`). */
  readonly dashes?: 'single';
  /** `first`: global flags stand only in front of the command; a command may then have a flag of the same name. */
  readonly globals?: 'first';
  /** The words of a command may be cut short as long as they stay unambiguous: `etcdctl snap save`. */
  readonly prefixes?: boolean;
  readonly global: readonly Flag[];
  readonly commands: Readonly<Record<string, CommandEntry>>;
}
