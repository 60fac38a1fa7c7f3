/** Runs the built program's table of command lines on each supported Node; the npm package `node` brings their binaries. */
import { execFileSync, spawnSync } from 'node:child_process';

const VERSIONS = [22, 24, 26];

const paths = VERSIONS.map((version) => {
  const args = ['exec', '--yes', `--package=node@${version}`, '--', 'node', '-p', 'process.execPath'];
  return execFileSync('npm', args, { encoding: 'utf8' }).trim().split('\n').at(-1);
});
const K8S_DRILL_NODES = [process.execPath, ...paths].join(':');
const args = ['run', '--config', 'test/vitest.slow.config.mts', 'bin'];
const { status } = spawnSync('npx', ['vitest', ...args], {
  stdio: 'inherit',
  env: { ...process.env, K8S_DRILL_NODES },
});
process.exitCode = status ?? 1;
