import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Running } from '../../../../src/client/client-effect.ts';
import { driveOnCluster } from '../../../../src/client/drive-cluster.ts';
import { type ScriptResult, SmallShell } from '../../../../src/client/shell/run-script.ts';
import { VirtualFiles } from '../../../../src/client/virtual-files.ts';
import type { Cluster } from '../../../../src/cluster/cluster.ts';
import { missingFrom } from './mirror.ts';
import { OwnNames } from './own-names.ts';
import { Placeholders } from './placeholders.ts';
import { replayRequests } from './replay.ts';
import type { Session, Step } from './session.ts';
import { comparableText } from './text.ts';

/** What of a line that ran in process is as it was recorded; `beyond` names what the small shell does not run. */
export interface BuiltInResult {
  readonly line: string;
  readonly beyond?: string;
  /** What differs: `-` is recorded, `+` is ours. */
  readonly differences: readonly string[];
}

const FOLDER = '/home/user/session';
const ADMIN = { name: 'kubernetes-admin', groups: ['kubeadm:cluster-admins', 'system:authenticated'] };
/** What `openssl req` makes, which does not run here. */
const REQUEST = readFileSync(
  resolve(import.meta.dirname, '../../../fixtures/kubernetes-golden/jane.csr'),
  'utf8',
);
/** What is recorded as the exit of a line that was killed after a while because it does not end. */
const KILLED = 'killed';
/** Milliseconds that pass after a line. */
const AFTER = 850;

const KUBECONFIG = `apiVersion: v1
kind: Config
current-context: k8s
contexts:
- {name: k8s, context: {cluster: k8s, user: kubernetes-admin}}
clusters:
- {name: k8s, cluster: {server: 'https://127.0.0.1:6443'}}
users:
- {name: kubernetes-admin, user: {}}
`;

interface Replay {
  readonly cluster: Cluster;
  readonly files: VirtualFiles;
  readonly shell: SmallShell;
  readonly known: Placeholders;
  readonly own: OwnNames;
}

/** Runs a session's lines with the built-in kubectl and the small shell in process. */
export function replayBuiltIn(session: Session, cluster: Cluster): readonly BuiltInResult[] {
  const lines = session.steps.map(({ line, files = {} }) => [line, ...Object.values(files)].join('\n'));
  const replay = {
    cluster,
    files: new VirtualFiles({ '/home/user/.kube/config': KUBECONFIG }, FOLDER),
    shell: new SmallShell({ variables: { HOME: '/home/user', PWD: FOLDER }, folder: FOLDER }),
    known: new Placeholders(),
    own: new OwnNames(lines.join('\n')),
  };
  return session.steps.map((step) => {
    for (const [name, text] of Object.entries(step.files ?? {})) replay.files.write(name, text);
    replay.own.collect(cluster);
    const line = replay.known.resolve(step.line);
    const run = String(step.exit) === KILLED ? { beyond: 'a command without end' } : runLine(line, replay);
    if ('beyond' in run) replayRequests(step, replay);
    if (line.startsWith('openssl req ')) replay.files.write('jane.csr', REQUEST);
    replay.own.collect(cluster);
    const differences = 'beyond' in run ? [] : compareRun(step, run, replay.own);
    cluster.advance(AFTER + (step.waited ?? 0) * 1000);
    replay.own.collect(cluster);
    replay.known.pair(step.objects, cluster.objects());
    return { line: step.line, ...('beyond' in run && { beyond: run.beyond }), differences };
  });
}

interface Run {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
}

function runLine(line: string, { cluster, files, own, shell }: Replay): Run | { readonly beyond: string } {
  const printed = { stdout: '', stderr: '' };
  const result = driveOnCluster(shell.run(line) as Running<ScriptResult>, {
    cluster,
    user: ADMIN,
    files,
    stdin: new Uint8Array(),
    print: (to, text) => {
      own.collect(cluster);
      printed[to] += text;
    },
  });
  return 'beyond' in result ? { beyond: result.beyond } : { exit: result.exit, ...printed };
}

function compareRun(step: Step, run: Run, own: OwnNames): string[] {
  const texts = (['stdout', 'stderr'] as const).flatMap((name) => {
    const wanted = comparableText(step[name], new Map(), FOLDER);
    const got = comparableText(run[name], own.all, FOLDER);
    if (wanted === got) return [];
    const [left, right] = [wanted.split('\n'), got.split('\n')];
    return [
      [
        name,
        ...missingFrom(left, right).map((line) => `  - ${line}`),
        ...missingFrom(right, left).map((line) => `  + ${line}`),
      ].join('\n'),
    ];
  });
  return [...(run.exit === step.exit ? [] : [`exit - ${step.exit} + ${run.exit}`]), ...texts];
}
