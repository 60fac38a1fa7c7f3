import type { Channels } from '../api/request.ts';
import { exitStatus, finish } from './exec.ts';
import type { Inside } from './inside.ts';
import { converse } from './interactive.ts';

const encoder = new TextEncoder();

/** Attaches to a container: shows what it writes from now on; a shell that waits for its input can be talked to, and ends the container with it. */
export function attachTo(inside: Inside, query: URLSearchParams, channels: Channels): void {
  const { pod, container, run, memory, world } = inside;
  const { running } = run;
  if (running === undefined) return;
  const tty = query.get('tty') === 'true';
  if (query.get('stdin') === 'true' && running.program.waitsForInput === true) {
    converse(inside, tty, channels, (code) => {
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
