import { realEnv } from '../../src/real-env.ts';
import { kubernetesTool } from '../support/kubernetes-tools.ts';
import { FullCluster, startedIn } from './cluster/full-cluster.ts';
import { ServedProgram } from './cluster/served-program.ts';
import { type Figure, ratio } from './figure.ts';
import { timeProgram } from './processes.ts';

const STARTS = 9;
const OBJECTS = 10_000;
const PODS = 1000;

/** What a cluster costs: its start, requests, memory, a rollout, and what kubectl waits for it; in this process as in the commands that have one. */
export async function figures(): Promise<Figure[]> {
  const most = (name: string, unit: string, limit: number, values: readonly number[]): Figure => ({
    name,
    unit,
    limit,
    kind: 'most',
    ...spread(values),
  });
  const starts: number[] = [];
  for (let i = 0; i < STARTS; i++) starts.push(await startedIn());
  realEnv().compileLate();
  const full = await FullCluster.start(OBJECTS);
  const times = await full.requestTimes(1000);
  const tables = await full.tableTimes(PODS, 15);
  const rollouts = full.rolloutTimes(100, 7);
  await full.stop();
  return [
    most('ready', 'ms', 150, starts),
    { ...most('request, 10,000 objects, p50', 'ms', 1, times), value: quantile(times, 0.5) },
    { ...most('request, 10,000 objects, p99', 'ms', 20, times), value: quantile(times, 0.99) },
    most('1,000 Pods as a Table', 'ms', 20, tables),
    most('rollout of 100 Pods', 'ms of CPU', 50, rollouts),
    ...(await memory(most)),
    ...(await clients()),
  ];
}

async function memory(
  most: (name: string, unit: string, limit: number, values: readonly number[]) => Figure,
): Promise<Figure[]> {
  const program = await ServedProgram.start();
  const empty = program.megabytes();
  await program.fill(OBJECTS);
  const full = program.megabytes();
  await program.stop();
  return [most('memory, empty', 'MB', 63, [empty]), most('memory, 10,000 objects', 'MB', 120, [full])];
}

/** kubectl beside a kubectl that asks no server. */
async function clients(): Promise<Figure[]> {
  const kubectl = kubernetesTool('kubectl');
  const program = await ServedProgram.start();
  const variables = program.variables;
  const run =
    (...args: readonly string[]) =>
    () =>
      timeProgram(kubectl, args, variables);
  const manifest = program.manifest();
  const alone = run('version', '--client');
  run('apply', '-f', manifest)();
  const found: Figure[] = [];
  for (const args of [
    ['get', 'pods'],
    ['apply', '-f', manifest],
    ['describe', 'deployment', 'web'],
  ])
    found.push({
      name: `kubectl ${args[0]}`,
      unit: 'x kubectl version --client',
      limit: 1.3,
      kind: 'most',
      ...(await ratio(run(...args), alone)),
    });
  await program.stop();
  return found;
}

function spread(values: readonly number[]): Pick<Figure, 'value' | 'low' | 'high'> {
  return { value: quantile(values, 0.5), low: Math.min(...values), high: Math.max(...values) };
}

function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}
