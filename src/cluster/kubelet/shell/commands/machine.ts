import { numberAt, objectAt, textAt } from '../../../../kubernetes/json.ts';
import { type CommandCall, print, readArguments, type ShellCommand } from './command.ts';

/** The user and group of a container: its own, otherwise those of its Pod, otherwise root. */
function identity({ environment }: CommandCall): { readonly user: number; readonly group: number } {
  const own = objectAt(environment.container, 'securityContext');
  const pod = objectAt(environment.pod, 'spec', 'securityContext');
  const of = (key: string) => numberAt(own, key) ?? numberAt(pod, key) ?? 0;
  return { user: of('runAsUser'), group: of('runAsGroup') };
}

const id: ShellCommand = (call) => {
  const { flags } = readArguments(call.args);
  const { user, group } = identity(call);
  if (flags.has('u')) print(call, String(user));
  else if (flags.has('g')) print(call, String(group));
  else {
    const named = (n: number) => (n === 0 ? '0(root)' : String(n));
    const extra = objectAt(call.environment.pod, 'spec', 'securityContext');
    const groups = [group, numberAt(extra, 'fsGroup')].filter((n) => n !== undefined);
    print(call, `uid=${named(user)} gid=${named(group)} groups=${[...new Set(groups)].map(named).join(',')}`);
  }
};

const whoami: ShellCommand = (call) => {
  const { user } = identity(call);
  if (user === 0) print(call, 'root');
  else {
    call.environment.write(2, `whoami: unknown uid ${user}\n`);
    call.run.status = 1;
  }
};

const hostname: ShellCommand = (call) => {
  const { pod } = call.environment;
  if (call.args.includes('-i')) print(call, textAt(pod, 'status', 'podIP'));
  else print(call, textAt(pod, 'spec', 'hostname') || textAt(pod, 'metadata', 'name'));
};

const uname: ShellCommand = (call) => {
  const info = objectAt(call.environment.node, 'status', 'nodeInfo');
  const { flags } = readArguments(call.args);
  if (flags.has('r')) print(call, textAt(info, 'kernelVersion'));
  else if (flags.has('m')) print(call, 'x86_64');
  else if (flags.has('a'))
    print(
      call,
      `Linux ${textAt(call.environment.pod, 'metadata', 'name')} ${textAt(info, 'kernelVersion')} x86_64 GNU/Linux`,
    );
  else print(call, 'Linux');
};

/** Commands that print information about the machine and the user. */
export const MACHINE: Readonly<Record<string, ShellCommand>> = { id, whoami, hostname, uname };
