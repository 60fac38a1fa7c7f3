import type { Env } from '../env.ts';
import { Failure, isFailure } from '../errors.ts';
import type { CardState } from '../schedule/card-state.ts';
import type { StudyDay } from '../schedule/review.ts';
import type { Scheduler } from '../schedule/scheduler.ts';
import { appendLog, checkAppendable, type LogEnd } from './append-log.ts';
import { encodeEvent } from './codec.ts';
import { asGiven, countingOf, distinct, type EffectiveEvent, effective, takenBack } from './effective.ts';
import type { EventMetadata, ProgressEvent, RecordableEvent } from './event.ts';
import { createFolder, findHome, type Home } from './home.ts';
import { type Journal, note, removable, remove } from './journal.ts';
import { readLog, readTail } from './log.ts';
import { type LogFinding, logFinding } from './log-finding.ts';
import { isAtLineEnd } from './log-mark.ts';
import type { ParsedLog } from './parse-log.ts';
import {
  type DayCount,
  extend,
  isAfter,
  isNext,
  type Memories,
  NOTHING_DONE,
  type ReplayContext,
  replay,
  see,
} from './replay.ts';
import { readSnapshot, replaceSnapshot } from './snapshot.ts';

/** An event and whether it counts: an undo counts until it is undone itself. */
export interface Recorded {
  readonly event: ProgressEvent;
  readonly counts: boolean;
}

/** A learner's progress, open for one run. */
export interface Progress {
  /** By the current identities of the cards; cards that were never asked are absent. */
  readonly states: ReadonlyMap<string, CardState>;
  /** Problems in the files that do not stop a session. */
  readonly findings: readonly LogFinding[];
  /** Whether this is the first run with changed scheduling rules. */
  readonly updated: boolean;
  doneOn(day: StudyDay): DayCount;
  /** Checks that events can be saved, before there is one. @throws Failure `unwritable` */
  checkWritable(): void;
  /**
   * Saves and applies an event; it is on the disk when this returns. A review that replaces another undoes that one in the same write.
   * @throws Failure `unwritable`: it is not saved, but everything before it is
   */
  record(event: RecordableEvent): void;
  /**
   * Undoes an event; undoing an undo is a redo.
   * @param of its id; by default that of the newest event that counts
   * @returns the undone event
   * @throws Failure `nothing-to-undo`, `unwritable`
   */
  undo(metadata: EventMetadata, of?: string): ProgressEvent;
  /** Every event that counts, in order; reads the whole log. */
  history(): readonly EffectiveEvent[];
  /** Every recorded event, undos and undone events included, in order; reads the whole log. */
  recordedEvents(): readonly Recorded[];
  /**
   * Saves the snapshot that makes the next start fast; after an event that could not be saved it does nothing.
   * @throws Failure `unwritable`: the previous snapshot is still there, and so is every answer
   */
  save(): void;
}

/** The state in the files. */
interface Loaded {
  readonly memories: Memories;
  readonly end: LogEnd;
  readonly findings: readonly LogFinding[];
  /** The number of events that the snapshot file does not include. */
  readonly unsaved: number;
  /** Whether the snapshot file must not be lost. */
  readonly keepsSnapshot: boolean;
  /** Whether the snapshot file is from a version with other scheduling rules. */
  readonly updated?: boolean;
}

/** The state while progress is open. */
interface OpenProgress {
  readonly env: Pick<Env, 'fs' | 'randomHex'>;
  readonly home: Home;
  readonly reading: ReplayContext;
  readonly findings: readonly LogFinding[];
  memories: Memories;
  end: LogEnd;
  unsaved: number;
  keepsSnapshot: boolean;
  /** Whether the memories are what a replay of the log up to `end` would give. */
  exact: boolean;
  readonly journal: Journal;
  /** Whether an event could not be saved; a snapshot would be useless then. */
  failed: boolean;
}

const SNAPSHOT_INTERVAL = 50;

/**
 * Opens the learner's progress: the snapshot and the events that were appended since, or the whole log. Creates nothing.
 * @param resolve returns the current identity of a renamed card
 * @throws Failure `unreadable`, `newer-format`, `foreign-file`
 */
export function openProgress(
  env: Env,
  scheduler: Scheduler,
  resolve: (identity: string) => string,
): Progress {
  const home = findHome(env);
  const reading = { scheduler, resolve };
  const { updated = false, ...loaded } = load(env, home, reading);
  const opened: OpenProgress = {
    env,
    home,
    reading,
    ...loaded,
    exact: true,
    failed: false,
    journal: [],
  };
  return {
    get states() {
      return opened.memories.states;
    },
    findings: opened.findings,
    updated,
    doneOn: (day) => opened.memories.days.get(day) ?? NOTHING_DONE,
    checkWritable: () => checkAppendable(env.fs, home.log),
    record: (event) => record(opened, event),
    undo: (metadata, of) => undo(opened, metadata, of),
    history: () => effective(readLog(env, home.log).parsed.events),
    recordedEvents: () => recordedEvents(readLog(env, home.log).parsed),
    save: () => save(opened),
  };
}

function recordedEvents({ events, brought }: ParsedLog): readonly Recorded[] {
  const gone = takenBack(events);
  return asGiven(distinct(events), brought).map((event) => ({ event, counts: !gone.has(event.id) }));
}

function load(env: OpenProgress['env'], home: Home, reading: ReplayContext): Loaded {
  const found = readSnapshot(env.fs, home.snapshot, reading);
  if (found.type === 'none') return { ...loadLog(env, home, reading), updated: found.earlier === true };
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

function loadLog(
  env: OpenProgress['env'],
  home: Home,
  reading: ReplayContext,
): Loaded & { ids: ReadonlySet<string> } {
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

function record(opened: OpenProgress, event: RecordableEvent): void {
  const replaced = event.type === 'review' ? event.replaces : undefined;
  const isOwn = replaced !== undefined && removable(opened.journal, replaced) !== undefined;
  append(opened, event);
  if (replaced !== undefined && !isOwn) {
    reload(opened);
    return;
  }
  if (isOwn) remove(opened.journal, replaced, opened.memories);
  if (!isAfter(event, opened.memories.newest)) opened.exact = false;
  for (const part of effective([event])) note(opened.journal, part, opened.memories, opened.reading);
  extend(opened.memories, [event], opened.reading);
  if (opened.unsaved % SNAPSHOT_INTERVAL !== 0) return;
  try {
    save(opened);
  } catch (error) {
    // The log has the answers; the end of the session tries again and reports a failure.
    if (!isFailure(error)) throw error;
  }
}

function append(opened: OpenProgress, event: ProgressEvent): void {
  const { env, home, end } = opened;
  opened.failed = true;
  if (end.size === 0) createFolder(env, home.folder);
  opened.end = appendLog(env, home.log, [encodeEvent(event)], end);
  opened.failed = false;
  opened.unsaved += 1;
  if (!opened.end.mark) opened.exact = false;
}

function undo(opened: OpenProgress, metadata: EventMetadata, of?: string): ProgressEvent {
  const own = of === undefined ? undefined : removable(opened.journal, of);
  if (own) {
    append(opened, { ...metadata, type: 'undo', of: own.id });
    remove(opened.journal, own.id, opened.memories);
    see(opened.memories, metadata);
    return own;
  }
  const { events, brought } = readLog(opened.env, opened.home.log).parsed;
  const gone = takenBack(events);
  const target = of
    ? events.find((event) => event.id === of && !gone.has(of))
    : asGiven(countingOf(events), brought).at(-1);
  if (!target) throw new Failure({ code: 'nothing-to-undo' });
  append(opened, { ...metadata, type: 'undo', of: target.id });
  reload(opened);
  return target;
}

/** Reads the whole log again, including lines of other processes. */
function reload(opened: OpenProgress): void {
  const { memories, end } = loadLog(opened.env, opened.home, opened.reading);
  Object.assign(opened, { memories, end, exact: true });
  opened.journal.length = 0;
}

function save(opened: OpenProgress): void {
  if (opened.unsaved === 0 || opened.failed) return;
  if (!opened.exact) reload(opened);
  const { env, home, end, memories, reading } = opened;
  if (!end.mark || !isAtLineEnd(end.mark)) return;
  replaceSnapshot(env, home.snapshot, { mark: end.mark, memories }, reading, opened.keepsSnapshot);
  opened.unsaved = 0;
  opened.keepsSnapshot = false;
}
