import { lookUp } from '../../../source/look-up.ts';
import { COMMANDS, SERVERS } from './commands/registry.ts';
import type { ShellEnvironment } from './environment.ts';
import { expandText, expandWords } from './expand.ts';
import { inputOf, openRedirects, writeThrough } from './redirects.ts';
import { type ShellRun, setVariable } from './shell-run.ts';
import type { ShellNode } from './syntax.ts';

/** Commands that images usually contain and the small shell does not simulate. */
const NOT_SIMULATED =
  /^(apk|apt|apt-get|awk|bash|df|dig|du|find|free|ifconfig|ip|less|mount|netstat|openssl|perl|pip|ps|python3?|sed|ssh|ss|stat|su|tar|telnet|top|traceroute|umount|vi|vim|xargs|yum)$/;

/** Runs a simple command: assignments, redirects and the command itself. */
export function runSimple(
  node: Extract<ShellNode, { type: 'command' }>,
  run: ShellRun,
  environment: ShellEnvironment,
): void {
  const [name, ...args] = expandWords(node.words, run, environment);
  const values = node.assigns.map((a) => [a.name, expandText(a.value, run, environment)] as const);
  const own = openRedirects(node.redirects, run, environment);
  const redirects = [...own, ...run.frames.toReversed().flatMap((frame) => frame.redirects ?? [])];
  const write = (channel: 1 | 2, text: string) => writeThrough(channel, text, redirects, run, environment);
  if (name === undefined) {
    for (const [key, value] of values) setVariable(run, key, value);
    if (node.words.length === 0) run.status = 0;
    return;
  }
  const before = run.variables;
  for (const [key, value] of values) setVariable(run, key, value);
  const input = inputOf(node.redirects, run, environment);
  call(name, args, run, { ...environment, input, write });
  if (values.length > 0) run.variables = before;
}

function call(name: string, args: readonly string[], run: ShellRun, environment: ShellEnvironment): void {
  const base = name.slice(name.lastIndexOf('/') + 1);
  const ports = lookUp(SERVERS, base)?.(args);
  if (ports !== undefined) {
    run.listens.push(...ports);
    run.stays = true;
    return;
  }
  const command = lookUp(COMMANDS, base);
  if (command !== undefined) {
    run.status = 0;
    command({ name: base, args, run, environment });
    return;
  }
  run.status = 127;
  const why = NOT_SIMULATED.test(base)
    ? 'k8s-drill does not simulate this command in containers'
    : 'not found';
  environment.write(2, `sh: ${name}: ${why}\n`);
}
