import type { Check, Subject } from './check.ts';

/** The version that `engines` in package.json requires. */
const OLDEST_NODE = [20, 19] as const;

export function checkNode({ env }: Subject): Check[] {
  const [major = 0, minor = 0] = env.nodeVersion.replace(/^v/, '').split('.').map(Number);
  const isOld = major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1]);
  if (!isOld) return [{ status: 'ok', message: `Node ${env.nodeVersion}` }];
  const message = `Node ${env.nodeVersion} is older than ${OLDEST_NODE.join('.')}`;
  return [{ status: 'problem', message, help: 'install a newer one from https://nodejs.org/' }];
}
