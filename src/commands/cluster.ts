import type { Command } from 'commander';
import type { Env } from '../env.ts';
import { EXIT, endedBy, Failure } from '../errors.ts';
import { EXAM_VERSION } from '../exam-version.ts';
import {
  isKubernetesVersion,
  KUBERNETES_VERSIONS,
  type KubernetesVersion,
} from '../kubernetes/schema/versions.ts';
import { KUBECTL_PROGRAMS, withPath, writePrograms } from '../serve/client/shell-programs.ts';
import type { ServedCluster } from '../serve/serve-cluster.ts';
import { awaitedSignal } from './cluster/awaited-signal.ts';
import { runBeside, toldExit } from './cluster/run-beside.ts';
import { ownShell, type ProgramLine, usesBuiltIn } from './cluster/shell.ts';
import { startCluster } from './cluster/start-cluster.ts';
import { type Act, examples } from './command.ts';
import { wholeNumber } from './flags.ts';

interface ClusterCommand {
  readonly nodes: number;
  /** Files with objects that it holds at first. */
  readonly load: readonly string[];
  readonly kubernetes: KubernetesVersion;
  readonly speed: number;
  readonly port: number | undefined;
  /** Whether it has metrics-server. */
  readonly metrics: boolean;
  /** Whether the kubectl that is built in is used though another one is on the `PATH`. */
  readonly builtIn: boolean;
  /** Whether only the path of the kubeconfig is printed. */
  readonly withoutShell: boolean;
  /** What runs instead of the shell. */
  readonly invocation: ProgramLine | undefined;
}

interface Flags {
  readonly nodes: number;
  readonly load?: readonly string[];
  readonly kubernetes: KubernetesVersion;
  readonly speed: number;
  readonly port?: number;
  readonly metrics?: boolean;
  readonly builtIn?: boolean;
  readonly shell: boolean;
}

const MOST_NODES = 100;
const FASTEST = 1000;
const LAST_PORT = 65_535;

export function define(command: Command, act: Act): void {
  command
    .argument('[command...]', 'run this after -- instead of your shell, and end with its exit code')
    .option(
      '--nodes <n>',
      'how many nodes, the control plane among them; with 0, Pods stay Pending',
      wholeNumber('--nodes', 0, MOST_NODES),
      3,
    )
    .option('--load <file...>', 'create the objects of these files or folders, or - for standard input')
    .option(
      '--kubernetes <version>',
      `the version: ${KUBERNETES_VERSIONS.join(', ')}`,
      readVersion,
      EXAM_VERSION,
    )
    .option('--speed <n>', "let the cluster's clock run this many times as fast", readSpeed, 1)
    .option(
      '--port <n>',
      'listen on this port of 127.0.0.1 (default: a free one)',
      wholeNumber('--port', 1, LAST_PORT),
    )
    .option('--metrics', 'install metrics-server, for kubectl top and autoscalers')
    .option('--built-in', 'use the kubectl that is built in, even if there is one on the PATH')
    .option('--no-shell', 'print the path of the kubeconfig, and serve other terminals until Ctrl-C')
    .action(
      (words: string[], { shell, load = [], port, metrics = false, builtIn = false, ...rest }: Flags) => {
        const [program, ...args] = words;
        const invocation = program === undefined ? undefined : { program, args };
        act((env) =>
          cluster({ ...rest, load, port, metrics, builtIn, withoutShell: !shell, invocation }, env),
        );
      },
    );
  examples(command, [
    ['k8s-drill cluster', 'a shell whose kubectl talks to a cluster of your own; Ctrl-D ends it'],
    ['k8s-drill cluster --load app.yaml', 'with the objects of a file'],
    ['k8s-drill cluster -- kubectl get nodes', 'one command'],
    ['k8s-drill cluster --speed 60', 'an hour passes in a minute'],
  ]);
}

async function cluster(options: ClusterCommand, env: Env): Promise<number> {
  const served = await startCluster(options, env);
  try {
    if (options.withoutShell) return await waitForSignal(served, env);
    if (options.invocation === undefined) introduce(options, env);
    return await serveProgram(options, served, env);
  } finally {
    await served.stop();
  }
}

function introduce(options: ClusterCommand, env: Env): void {
  const { kubernetes, nodes } = options;
  const count = nodes === 1 ? '1 node' : `${nodes} nodes`;
  env.stderr.write(
    `A Kubernetes ${kubernetes} cluster with ${count} runs in memory, and its Pods are simulated. Ctrl-D ends it and removes everything.\n`,
  );
  if (usesBuiltIn(options, env))
    env.stderr.write(
      `${options.builtIn ? '' : 'kubectl is not on your PATH; '}kubectl and k are the ones that are built in, and refuse by name what they do not know.\n`,
    );
}

/** Prints where the kubeconfig is, and gives the exit code of the signal that ends the wait. */
async function waitForSignal({ folder, fault }: ServedCluster, env: Env): Promise<number> {
  const { signal, stopWaiting } = awaitedSignal(env, ['SIGHUP', 'SIGINT', 'SIGQUIT', 'SIGTERM']);
  env.stdout.write(`${folder.kubeconfig}\n`);
  try {
    return EXIT[endedBy(await Promise.race([signal, fault])).problem.code];
  } finally {
    stopWaiting();
  }
}

/** Runs a program that kubectl's variables lead to the cluster. */
async function serveProgram(
  options: ClusterCommand,
  { folder, fault }: ServedCluster,
  env: Env,
): Promise<number> {
  const line = options.invocation ?? ownShell(env);
  const variables = {
    KUBECONFIG: folder.kubeconfig,
    KUBECACHEDIR: folder.cache,
    ...(usesBuiltIn(options, env) && withPath(env, writePrograms(env, folder.path, KUBECTL_PROGRAMS))),
  };
  const end = await runBeside(line, variables, fault, env);
  return typeof end === 'object' ? toldExit(end, line, env) : EXIT[endedBy(end).problem.code];
}

function readVersion(text: string): KubernetesVersion {
  const version = text.replace(/^v/, '');
  if (isKubernetesVersion(version)) return version;
  const known = KUBERNETES_VERSIONS.join(', ');
  throw new Failure({ code: 'usage', message: `--kubernetes takes ${known}, not '${text}'` });
}

function readSpeed(text: string): number {
  const speed = Number(text);
  if (/^\d+(?:\.\d+)?$/.test(text) && speed > 0 && speed <= FASTEST) return speed;
  throw new Failure({
    code: 'usage',
    message: `--speed takes a number above 0 and up to ${FASTEST}, not '${text}'`,
  });
}
