import { type JsonObject, listAt, textAt } from '../../../kubernetes/json.ts';
import { lookUp } from '../../../source/look-up.ts';
import { imageBase } from '../image-reference.ts';
import { isCommand } from '../shell/commands/registry.ts';
import { secondsOf } from '../shell/commands/seconds.ts';
import { quoteWords } from '../shell/quote.ts';
import type { ContainerProgram } from './container-program.ts';
import { declaredForImage, declaredForName } from './declared-for.ts';
import { type DeclaredProgram, type DeclaredPrograms, withDeclared } from './declared-program.ts';
import { KNOWN_IMAGES, type KnownImage } from './known-images.ts';

/** Programs of which only the ports matter, by file name. */
const SERVERS: Readonly<Record<string, string>> = {
  nginx: 'nginx',
  'nginx-debug': 'nginx',
  'httpd-foreground': 'httpd',
  httpd: 'httpd',
  'redis-server': 'redis',
  postgres: 'postgres',
  mysqld: 'mysql',
  mariadbd: 'mariadb',
  mongod: 'mongo',
  memcached: 'memcached',
  pause: 'pause',
  coredns: 'coredns/coredns',
  'kube-proxy': 'kube-proxy',
  etcd: 'etcd',
  'kube-apiserver': 'kube-apiserver',
  'kube-controller-manager': 'kube-controller-manager',
  'kube-scheduler': 'kube-scheduler',
};
const SHELL_NAME = /^(?:ba|a|da)?sh$/;

/** A known image with its declaration applied. */
interface RunnableImage extends KnownImage {
  /** The programs in the image, or `undefined` if they are not declared. */
  readonly runs: readonly string[] | undefined;
  /** Whether an unknown command is treated like the image's own program. */
  readonly isOpen: boolean;
}

/**
 * The program of a container, by its image and command: a known server serves, a script runs in the small shell, `sleep` sleeps, and
 * declarations take precedence. A command that the image is known not to contain fails to start. An unknown program keeps running and
 * listens on the ports that the container declares.
 */
export function programOf(container: JsonObject, declared: DeclaredPrograms = {}): ContainerProgram {
  const own = declaredForName(container, declared);
  const program = programByImage(container, imageOf(container, declared, own));
  return own === undefined || program.startError !== undefined || program.waitsForInput === true
    ? program
    : withDeclared(program, own);
}

function programByImage(container: JsonObject, image: RunnableImage | undefined): ContainerProgram {
  const command = [...listAt(container, 'command'), ...listAt(container, 'args')].map(String);
  if (waitsForInput(container, command)) return { waitsForInput: true };
  const ownCommand = listAt(container, 'command').length === 0;
  if (ownCommand && image !== undefined && (image.runs !== undefined || !runsArguments(container)))
    return image.program;
  if (command.length === 0) return image?.program ?? anyServer(container);
  return commandProgram(command, image, anyServer(container));
}

/** The image of a container, or `undefined` if nothing is known about it. */
function imageOf(
  container: JsonObject,
  programs: DeclaredPrograms,
  own: DeclaredProgram | undefined,
): RunnableImage | undefined {
  const name = textAt(container, 'image');
  const known = lookUp(KNOWN_IMAGES, imageBase(name));
  const declared = declaredForImage(name, programs);
  const runs = own?.runs ?? declared?.runs;
  if (known === undefined && declared === undefined && runs === undefined) return undefined;
  const program = known?.program ?? anyServer(container);
  return {
    shell: known?.shell ?? true,
    program: declared === undefined ? program : withDeclared(program, declared),
    runs,
    isOpen: known === undefined && runs === undefined,
  };
}

/** Whether the program is a shell with open standard input, as started by `kubectl run -it`, which waits for a client to attach. */
function waitsForInput(container: JsonObject, command: readonly string[]): boolean {
  const [path = 'sh'] = command;
  const name = path.slice(path.lastIndexOf('/') + 1);
  const isShell = lookUp(KNOWN_IMAGES, imageBase(textAt(container, 'image')))?.program.exits !== undefined;
  return (
    container.stdin === true &&
    command.length <= 1 &&
    SHELL_NAME.test(name) &&
    (command.length === 1 || isShell)
  );
}

/** Whether the arguments alone form the command, as in images whose entry point executes its arguments. */
function runsArguments(container: JsonObject): boolean {
  const [first = ''] = listAt(container, 'args').map(String);
  return first !== '' && !first.startsWith('-');
}

/** The program of a command line in a container; `unknown` is the program for an unknown command in an unknown image. */
function commandProgram(
  command: readonly string[],
  image: RunnableImage | undefined,
  unknown: ContainerProgram,
): ContainerProgram {
  const [path = '', ...args] = command;
  const name = path.slice(path.lastIndexOf('/') + 1);
  const { shell = true, runs } = image ?? {};
  const missing: ContainerProgram = {
    startError: path.includes('/')
      ? `exec: "${path}": stat ${path}: no such file or directory`
      : `exec: "${path}": executable file not found in $PATH`,
  };
  if (image !== undefined && runs?.some((one) => isProgram(path, one))) return image.program;
  if (SHELL_NAME.test(name)) return shell ? shellProgram(args) : missing;
  if (name === 'sleep' && shell) return sleepProgram(args);
  const server = lookUp(SERVERS, name);
  if (server !== undefined) return lookUp(KNOWN_IMAGES, server)?.program ?? {};
  if (name === 'stress') return stressProgram(args);
  if (shell && isCommand(name)) return { script: { text: quoteWords(command), args: [] } };
  if (image === undefined) return unknown;
  return image.isOpen ? image.program : missing;
}

/** Whether a command refers to a program: by its path, or by its file name if the program has no folder. */
function isProgram(command: string, program: string): boolean {
  return command === program || (!command.includes('/') && program.endsWith(`/${command}`));
}

function shellProgram(args: readonly string[]): ContainerProgram {
  const at = args.findIndex((arg) => /^-\w*c$/.test(arg));
  const text = at < 0 ? undefined : args[at + 1];
  if (text === undefined) return { exits: { code: 0, after: 0 } };
  return { script: { text, args: args.slice(at + 2) } };
}

function sleepProgram(args: readonly string[]): ContainerProgram {
  const seconds = args.map(secondsOf).reduce((sum, part) => sum + part, 0);
  if (args.length === 0 || Number.isNaN(seconds))
    return { prints: ['sleep: invalid time interval'], exits: { code: 1, after: 0 } };
  return Number.isFinite(seconds) ? { exits: { code: 0, after: seconds * 1000 } } : {};
}

/** `stress --vm 1 --vm-bytes 250M` uses memory, `stress --cpu 2` uses CPU. */
function stressProgram(args: readonly string[]): ContainerProgram {
  const after = (flag: string) => args[args.indexOf(flag) + 1];
  const has = (flag: string) => args.includes(flag);
  const size = /^(\d+)([bkmg]?)$/i.exec((has('--vm-bytes') ? after('--vm-bytes') : '') ?? '');
  const unit = { b: 1, k: 2 ** 10, m: 2 ** 20, g: 2 ** 30 }[(size?.[2] || 'b').toLowerCase()] ?? 1;
  const workers = has('--vm') ? Number(after('--vm')) : 0;
  const cores = Number(has('--cpu') ? after('--cpu') : has('-c') ? after('-c') : 0);
  return {
    prints: [`stress: info: [1] dispatching hogs: ${cores} cpu, 0 io, ${workers} vm, 0 hdd`],
    memory: Math.max(workers, 0) * Number(size?.[1] ?? 0) * unit,
    cpu: cores * 1000 + workers * 500,
    onTerm: { code: 0, after: 50 },
  };
}

function anyServer(container: JsonObject): ContainerProgram {
  const listens = listAt(container, 'ports').flatMap((port) => {
    const number =
      typeof port === 'object' && port !== null && !Array.isArray(port) ? port.containerPort : undefined;
    return typeof number === 'number' ? [{ port: number, protocol: 'http' as const }] : [];
  });
  return { listens, cpu: 1, memory: 16 * 2 ** 20, onTerm: { code: 0, after: 50 } };
}
