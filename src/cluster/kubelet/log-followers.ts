import type { JsonObject } from '../../kubernetes/json.ts';
import type { Sink, Stop } from '../api/request.ts';
import { keyOf } from '../controllers/object-key.ts';
import type { PodRun } from './pod-run.ts';
import type { LogLine } from './programs/running-program.ts';

interface Follower {
  readonly key: string;
  readonly container: string;
  readonly sink: Sink;
  readonly show: (line: LogLine) => string;
  /** The number of lines of the current run that the follower has received. */
  sent: number;
  startedAt: number;
}

/** The clients that follow logs and receive each new line. */
export class LogFollowers {
  readonly #all = new Set<Follower>();

  follow(
    pod: JsonObject,
    container: string,
    { sent, startedAt }: { readonly sent: number; readonly startedAt: number },
    sink: Sink,
    show: (line: LogLine) => string,
  ): Stop {
    const follower: Follower = { key: keyOf(pod), container, sink, show, sent, startedAt };
    this.#all.add(follower);
    return () => {
      this.#all.delete(follower);
    };
  }

  /** Sends the followers of a Pod the lines that they have not received yet. */
  pump(pod: JsonObject, { containers }: PodRun): void {
    const key = keyOf(pod);
    for (const follower of this.#all) {
      if (follower.key !== key) continue;
      const run = containers[follower.container];
      const running = run?.running;
      if (run === undefined || running === undefined || running.startedAt !== follower.startedAt) {
        this.#end(follower);
        continue;
      }
      const fresh = running.lines - follower.sent;
      for (const line of fresh > 0 ? running.log.slice(-fresh) : []) follower.sink.write(follower.show(line));
      follower.sent = running.lines;
      if (run.ended !== undefined) this.#end(follower);
    }
  }

  /** Ends the streams of all followers of a deleted Pod. */
  endAll(key: string): void {
    for (const follower of this.#all) if (follower.key === key) this.#end(follower);
  }

  #end(follower: Follower): void {
    this.#all.delete(follower);
    follower.sink.end();
  }
}
