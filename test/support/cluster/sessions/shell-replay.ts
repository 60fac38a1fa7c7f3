import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Cluster } from '../../../../src/cluster/cluster.ts';
import type { Authority } from '../../../../src/serve/certificate/authority.ts';
import { serveCluster } from '../../../../src/serve/serve-cluster.ts';
import { kubernetesTool } from '../../kubernetes-tools.ts';
import { testEnv } from '../../test-env.ts';
import { Mirror, missingFrom, ownTexts } from './mirror.ts';
import { OwnNames } from './own-names.ts';
import { Placeholders } from './placeholders.ts';
import type { Session, Step } from './session.ts';
import { comparableText } from './text.ts';

/** What of a line that a shell ran is as it was recorded. */
export interface ShellResult {
  readonly line: string;
  readonly exit: boolean;
  readonly objects: boolean;
  readonly stdout: boolean;
  readonly stderr: boolean;
  /** What differs: `-` is recorded, `+` is ours. */
  readonly differences: readonly string[];
}

/** Milliseconds that pass for the cluster after a line. */
const AFTER = 1500;
/** A line that runs longer is killed. */
const LONGEST = 90_000;

/** Runs a session's lines with the real kubectl against a served cluster, each in the session's folder. */
export async function replayInShell(
  session: Session,
  cluster: Cluster,
  authority: Authority,
): Promise<readonly ShellResult[]> {
  const env = testEnv();
  Object.assign(env, { now: () => Date.now(), monotonic: () => performance.now() });
  const served = await serveCluster(env, cluster, {
    authority,
    port: undefined,
    speed: 1,
    authenticate: (token) => cluster.userOfToken(token),
  });
  const folder = join(env.temporaryDirectory, 'session');
  mkdirSync(folder);
  const variables = {
    ...process.env,
    PATH: `${dirname(kubernetesTool('kubectl'))}:${process.env['PATH']}`,
    KUBECONFIG: served.folder.kubeconfig,
    KUBECACHEDIR: served.folder.cache,
    HOME: env.homeDirectory,
    TMPDIR: '/tmp',
  };
  try {
    const lines = session.steps.map(({ line, files = {} }) => [line, ...Object.values(files)].join('\n'));
    const state = {
      cluster,
      folder,
      variables,
      own: new OwnNames(lines.join('\n')),
      known: new Placeholders(),
      mirror: new Mirror(),
    };
    const results: ShellResult[] = [];
    let before: ReadonlySet<string> = new Set(objectDifferences(state));
    for (const step of session.steps) {
      const { result, now } = await replayStep(step, state, before);
      results.push(result);
      before = now;
    }
    return results;
  } finally {
    await served.stop();
  }
}

interface State {
  readonly cluster: Cluster;
  readonly folder: string;
  readonly variables: NodeJS.ProcessEnv;
  readonly own: OwnNames;
  readonly known: Placeholders;
  readonly mirror: Mirror;
}

async function replayStep(
  step: Step,
  state: State,
  before: ReadonlySet<string>,
): Promise<{ readonly result: ShellResult; readonly now: ReadonlySet<string> }> {
  const { cluster, own, known, mirror, folder } = state;
  for (const [name, text] of Object.entries(step.files ?? {})) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const watching = setInterval(() => own.collect(cluster), 20);
  const ran = await runLine(known.resolve(step.line), state);
  clearInterval(watching);
  own.collect(cluster);
  cluster.advance(AFTER + (step.waited ?? 0) * 1000);
  own.collect(cluster);
  known.pair(step.objects, cluster.objects());
  mirror.apply(step);
  const now = new Set(objectDifferences(state));
  const objects = [...now].filter((difference) => !before.has(difference));
  const texts = (['stdout', 'stderr'] as const).flatMap((name) => {
    const wanted = comparableText(step[name], new Map(), folder);
    const got = comparableText(ran[name], own.all, folder);
    return wanted === got ? [] : [`${name}\n${difference(wanted, got)}`];
  });
  const exit = ran.exit === step.exit;
  const result = {
    line: step.line,
    exit,
    objects: objects.length === 0,
    stdout: !texts.some((text) => text.startsWith('stdout')),
    stderr: !texts.some((text) => text.startsWith('stderr')),
    differences: [...(exit ? [] : [`exit - ${step.exit} + ${ran.exit}`]), ...texts, ...objects],
  };
  return { result, now };
}

function objectDifferences({ mirror, cluster, own }: State): string[] {
  own.collect(cluster);
  const [recorded, ours] = [mirror.texts, ownTexts(cluster, own.all)];
  return [
    ...missingFrom(recorded, ours).map((text) => `object - ${text}`),
    ...missingFrom(ours, recorded).map((text) => `object + ${text}`),
  ];
}

function difference(wanted: string, got: string): string {
  const [left, right] = [wanted.split('\n'), got.split('\n')];
  return [
    ...missingFrom(left, right).map((line) => `  - ${line}`),
    ...missingFrom(right, left).map((line) => `  + ${line}`),
  ].join('\n');
}

interface Ran {
  readonly exit: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function runLine(line: string, { folder, variables }: State): Promise<Ran> {
  const child = spawn('bash', ['-c', line], {
    cwd: folder,
    env: variables,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const texts = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (part) => {
      texts[name] += part;
    });
  const timer = setTimeout(() => child.kill('SIGKILL'), LONGEST);
  return new Promise((resolve) => {
    child.on('close', (exit) => {
      clearTimeout(timer);
      resolve({ exit, ...texts });
    });
  });
}
