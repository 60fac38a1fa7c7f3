import type { Env } from '../env.ts';
import { Failure, isFailure } from '../errors.ts';
import type { CardState } from '../schedule/card-state.ts';
import type { StudyDay } from '../schedule/review.ts';
import type { Scheduler } from '../schedule/scheduler.ts';
import { appendLog, type LogEnd } from './append-log.ts';
import { encodeEvent } from './codec.ts';
import { distinct, type EffectiveEvent, effective, inOrder, takenBack } from './effective.ts';
import type { ProgressEvent, Stamp } from './event.ts';
import { createFolder, findHome, type Home } from './home.ts';
import { type Journal, note, removable, remove } from './journal.ts';
import { readLog, readTail } from './log.ts';
import { type LogFinding, logFinding } from './log-finding.ts';
import { isAtLineEnd } from './log-mark.ts';
import {
  type DayCount,
  extend,
  isNext,
  type Memories,
  NOTHING_DONE,
  type Reading,
  replay,
  see,
} from './replay.ts';
import { readSnapshot, replaceSnapshot } from './snapshot.ts';

/** An event and whether it counts: an undo counts until it is taken back itself. */
export interface Recorded {
  readonly event: ProgressEvent;
  readonly counts: boolean;
}

/** A learner's progress, open for one run. */
export interface Progress {
  /** By identity, as cards are called now; cards that were never met are not in it. */
  readonly states: ReadonlyMap<string, CardState>;
  /** What was odd about the files, and does not stop anything. */
  readonly findings: readonly LogFinding[];
  doneOn(day: StudyDay): DayCount;
  /**
   * Saves an event; on return it is on the disk, and counted.
   * @throws Failure `unwritable`: it is not saved, and everything before it is
   */
  record(event: EffectiveEvent): void;
  /**
   * Takes an event back; taking an undo back is a redo.
   * @param of its id; the newest event that counts where none is given
   * @returns the event that was taken back
   * @throws Failure `nothing-to-undo`, `unwritable`
   */
  undo(stamp: Stamp, of?: string): ProgressEvent;
  /** Every event that counts, in order; reads the whole log. */
  history(): readonly EffectiveEvent[];
  /** Every event that was ever recorded, undos and what they took back included, in order; reads the whole log. */
  chronicle(): readonly Recorded[];
  /**
   * Saves the snapshot that makes the next start fast; after an event that could not be saved it does nothing.
   * @throws Failure `unwritable`: the snapshot before is still there, and so is every answer
   */
  save(): void;
}

/** What the files say. */
interface Loaded {
  readonly memories: Memories;
  readonly end: LogEnd;
  readonly findings: readonly LogFinding[];
  /** Events that the snapshot file does not hold. */
  readonly unsaved: number;
  /** Whether the snapshot file must not be lost. */
  readonly keepsSnapshot: boolean;
}

/** What is held while progress is open. */
interface Held {
  readonly env: Pick<Env, 'fs' | 'randomHex'>;
  readonly home: Home;
  readonly reading: Reading;
  readonly findings: readonly LogFinding[];
  memories: Memories;
  end: LogEnd;
  unsaved: number;
  keepsSnapshot: boolean;
  /** Whether the memories are what a replay of the log up to `end` would give. */
  exact: boolean;
  readonly journal: Journal;
  /** Whether an event could not be saved; there is no use in writing a snapshot then. */
  failed: boolean;
}

const SNAPSHOT_INTERVAL = 50;

/**
 * Opens the learner's progress: the snapshot and what was appended to the log since, or else the whole log. Creates nothing.
 * @param resolve what a card of an earlier name is called now
 * @throws Failure `unreadable`, `newer-format`, `foreign-file`
 */
export function openProgress(
  env: Env,
  scheduler: Scheduler,
  resolve: (identity: string) => string,
): Progress {
  const home = findHome(env);
  const reading = { scheduler, resolve };
  const held: Held = {
    env,
    home,
    reading,
    ...load(env, home, reading),
    exact: true,
    failed: false,
    journal: [],
  };
  return {
    get states() {
      return held.memories.states;
    },
    findings: held.findings,
    doneOn: (day) => held.memories.days.get(day) ?? NOTHING_DONE,
    record: (event) => record(held, event),
    undo: (stamp, of) => undo(held, stamp, of),
    history: () => effective(readLog(env, home.log).parsed.events),
    chronicle: () => chronicle(readLog(env, home.log).parsed.events),
    save: () => save(held),
  };
}

function chronicle(events: readonly ProgressEvent[]): readonly Recorded[] {
  const gone = takenBack(events);
  return distinct(events)
    .sort(inOrder)
    .map((event) => ({ event, counts: !gone.has(event.id) }));
}

function load(env: Held['env'], home: Home, reading: Reading): Loaded {
  const found = readSnapshot(env.fs, home.snapshot, reading);
  if (found.type === 'none') return loadLog(env, home, reading);
  if (found.type === 'foreign')
    return keepingSnapshot(loadLog(env, home, reading), logFinding('foreign-snapshot', home.snapshot));
  const { mark, memories } = found.snapshot;
  const tail = readTail(env.fs, home.log, mark);
  if (tail && isNext(memories, tail.events)) {
    extend(memories, tail.events, reading);
    const end = { id: mark.log, size: tail.mark.offset, mark: tail.mark };
    return { memories, end, findings: [], unsaved: tail.events.length, keepsSnapshot: false };
  }
  const loaded = loadLog(env, home, reading);
  if (!memories.newest || loaded.ids.has(memories.newest.id)) return loaded;
  return keepingSnapshot(loaded, logFinding('shortened-log', home.log));
}

function loadLog(env: Held['env'], home: Home, reading: Reading): Loaded & { ids: ReadonlySet<string> } {
  const { mark, size, parsed, findings } = readLog(env, home.log);
  return {
    memories: replay(parsed.events, reading),
    end: { id: mark?.log ?? null, size, mark },
    findings,
    unsaved: parsed.events.length,
    keepsSnapshot: false,
    ids: new Set(parsed.events.map((event) => event.id)),
  };
}

function keepingSnapshot(loaded: Loaded, finding: LogFinding): Loaded {
  return { ...loaded, findings: [...loaded.findings, finding], keepsSnapshot: true };
}

function record(held: Held, event: EffectiveEvent): void {
  append(held, event);
  if (!isNext(held.memories, [event])) held.exact = false;
  note(held.journal, event, held.memories, held.reading);
  extend(held.memories, [event], held.reading);
  if (held.unsaved % SNAPSHOT_INTERVAL !== 0) return;
  try {
    save(held);
  } catch (error) {
    // The log has the answers; the session's end tries again and says so if it fails.
    if (!isFailure(error)) throw error;
  }
}

function append(held: Held, event: ProgressEvent): void {
  const { env, home, end } = held;
  held.failed = true;
  if (end.size === 0) createFolder(env, home.folder);
  held.end = appendLog(env, home.log, [encodeEvent(event)], end);
  held.failed = false;
  held.unsaved += 1;
  if (!held.end.mark) held.exact = false;
}

function undo(held: Held, stamp: Stamp, of?: string): ProgressEvent {
  const own = of === undefined ? undefined : removable(held.journal, of);
  if (own) {
    append(held, { ...stamp, type: 'undo', of: own.id });
    remove(held.journal, own.id, held.memories);
    see(held.memories, stamp);
    return own;
  }
  const { events } = readLog(held.env, held.home.log).parsed;
  const gone = takenBack(events);
  const target = of ? events.find((event) => event.id === of && !gone.has(of)) : effective(events).at(-1);
  if (!target) throw new Failure({ code: 'nothing-to-undo' });
  append(held, { ...stamp, type: 'undo', of: target.id });
  reload(held);
  return target;
}

/** Reads the whole log again, what other processes wrote included. */
function reload(held: Held): void {
  const { memories, end } = loadLog(held.env, held.home, held.reading);
  Object.assign(held, { memories, end, exact: true });
  held.journal.length = 0;
}

function save(held: Held): void {
  if (held.unsaved === 0 || held.failed) return;
  if (!held.exact) reload(held);
  const { env, home, end, memories, reading } = held;
  if (!end.mark || !isAtLineEnd(end.mark)) return;
  replaceSnapshot(env, home.snapshot, { mark: end.mark, memories }, reading, held.keepsSnapshot);
  held.unsaved = 0;
  held.keepsSnapshot = false;
}
