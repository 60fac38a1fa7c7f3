import { BASICS } from './basics.ts';
import type { ShellCommand } from './command.ts';
import { FILE } from './file.ts';
import { MACHINE } from './machine.ts';
import { NETWORK } from './network.ts';
import { TEXT } from './text.ts';

/** The commands of the small shell in containers. */
export const COMMANDS: Readonly<Record<string, ShellCommand>> = {
  ...BASICS,
  ...TEXT,
  ...FILE,
  ...MACHINE,
  ...NETWORK,
};

export function isCommand(name: string): boolean {
  return Object.hasOwn(COMMANDS, name);
}

type Ports = (args: readonly string[]) => readonly number[] | undefined;

/** Programs that keep running and listen, with their ports; `undefined` if the arguments ask for something else. */
export const SERVERS: Readonly<Record<string, Ports>> = {
  nginx: (args) => (args.includes('-v') || args.includes('-t') || args.includes('-s') ? undefined : [80]),
  'httpd-foreground': () => [80],
  httpd: (args) => [Number(args[args.indexOf('-p') + 1]) || 80],
  'redis-server': () => [6379],
  python3: (args) => (args.includes('http.server') ? [Number(args.at(-1)) || 8000] : undefined),
  python: (args) => (args.includes('http.server') ? [Number(args.at(-1)) || 8000] : undefined),
};
