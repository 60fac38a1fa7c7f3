import { driveOnCluster } from '../../../../src/client/drive-cluster.ts';
import { runKubectl } from '../../../../src/client/kubectl.ts';
import { VirtualFiles } from '../../../../src/client/virtual-files.ts';
import type { Cluster } from '../../../../src/cluster/cluster.ts';
import { parseScript } from '../../../../src/kubernetes/shell/parse-script.ts';
import { EXPANSION } from '../../../../src/kubernetes/shell/word.ts';
import { missingFrom } from './mirror.ts';
import { OwnNames } from './own-names.ts';
import { Placeholders } from './placeholders.ts';
import { replayRequests } from './replay.ts';
import type { Session, Step } from './session.ts';
import { comparableText } from './text.ts';

/** What of a line that the built-in kubectl ran is as it was recorded; `ran` is false for a line that needs a shell. */
export interface BuiltInResult {
  readonly line: string;
  readonly ran: boolean;
  /** What differs: `-` is recorded, `+` is ours. */
  readonly differences: readonly string[];
}

const FOLDER = '/home/user/session';
const ADMIN = { name: 'kubernetes-admin', groups: ['kubeadm:cluster-admins', 'system:authenticated'] };
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
  readonly known: Placeholders;
  readonly own: OwnNames;
}

/** Runs a session's lines with the built-in kubectl in process. */
export function replayBuiltIn(session: Session, cluster: Cluster): readonly BuiltInResult[] {
  const lines = session.steps.map(({ line, files = {} }) => [line, ...Object.values(files)].join('\n'));
  const replay = {
    cluster,
    files: new VirtualFiles({ '/home/user/.kube/config': KUBECONFIG }, FOLDER),
    known: new Placeholders(),
    own: new OwnNames(lines.join('\n')),
  };
  return session.steps.map((step) => {
    for (const [name, text] of Object.entries(step.files ?? {})) replay.files.write(name, text);
    replay.own.collect(cluster);
    const words = String(step.exit) === KILLED ? undefined : kubectlWords(replay.known.resolve(step.line));
    const run = words === undefined ? undefined : runWords(words, replay);
    if (run === undefined) replayRequests(step, replay);
    replay.own.collect(cluster);
    const differences = run === undefined ? [] : compareRun(step, run, replay.own);
    cluster.advance(AFTER + (step.waited ?? 0) * 1000);
    replay.own.collect(cluster);
    replay.known.pair(step.objects, cluster.objects());
    return { line: step.line, ran: run !== undefined, differences };
  });
}

/** The words after `kubectl` of a line that is one plain command. */
function kubectlWords(line: string): readonly string[] | undefined {
  const { pipelines } = parseScript(line);
  const stage = pipelines[0]?.stages[0];
  if (pipelines.length !== 1 || pipelines[0]?.stages.length !== 1 || stage === undefined) return undefined;
  const { assignments, words, redirects, hereDocument } = stage;
  const [program, ...rest] = words.map(({ value }) => value);
  const plain = assignments.length === 0 && redirects.length === 0 && hereDocument === undefined;
  if (program !== 'kubectl' || !plain || rest.some((word) => word.includes(EXPANSION))) return undefined;
  return rest;
}

interface Run {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
}

function runWords(words: readonly string[], { cluster, files, own }: Replay): Run {
  const printed = { stdout: '', stderr: '' };
  const exit = driveOnCluster(runKubectl(words, { HOME: '/home/user' }), {
    cluster,
    user: ADMIN,
    files,
    stdin: new Uint8Array(),
    print: (to, text) => {
      own.collect(cluster);
      printed[to] += text;
    },
  });
  return { exit, ...printed };
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
