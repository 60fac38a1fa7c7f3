import type { Channels } from '../api/request.ts';
import { exitStatus, finish } from './exec.ts';
import type { Inside } from './inside.ts';
import { runInteractiveShell } from './interactive.ts';

const encoder = new TextEncoder();

/**
 * Attaches to a container: shows its output from now on. If it is a shell that waits for input, it can be used interactively, and the
 * container ends with the shell.
 */
export function attachTo(inside: Inside, query: URLSearchParams, channels: Channels): void {
  const { pod, container, run, memory, world } = inside;
  const { running } = run;
  if (running === undefined) return;
  const tty = query.get('tty') === 'true';
  if (query.get('stdin') === 'true' && running.program.waitsForInput === true) {
    runInteractiveShell(inside, tty, channels, (code) => {
      running.exit = { code, at: world.now };
      running.wakeAt = world.now;
      finish(channels, exitStatus(code));
    });
    return;
  }
  const sink = {
    write: (part: string | Uint8Array) =>
      channels.send(1, typeof part === 'string' ? encoder.encode(part) : part),
    end: () => finish(channels, exitStatus(0)),
  };
  const from = { sent: running.lines, startedAt: running.startedAt };
  const stop = memory.followers.follow(
    pod,
    String(container.name),
    from,
    sink,
    ({ text }) => `${text}${tty ? '\r\n' : '\n'}`,
  );
  channels.onClose(stop);
}
