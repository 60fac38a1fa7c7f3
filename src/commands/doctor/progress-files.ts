import { join } from 'node:path';
import type { Env } from '../../env.ts';
import { isFailure } from '../../errors.ts';
import { guarded } from '../../files/find-files.ts';
import { kindAt } from '../../files/given-path.ts';
import { unwritable } from '../../files/io-failure.ts';
import { FILE_MODE } from '../../files/modes.ts';
import { readText } from '../../files/read-file.ts';
import { findHome, type Home } from '../../progress/home.ts';
import { describeLogFinding } from '../../progress/log-finding.ts';
import { sealOf } from '../../source/seal.ts';
import { type Check, problemOf, type Subject, some } from './check.ts';

/** Torn lines are harmless; other bad lines mean that something was lost or is not understood. */
const HARMLESS: readonly string[] = ['torn-line'];

const OPEN_TO_OTHERS = 0o077;

export function checkProgressFiles({ env, log, damaged }: Subject): Check[] {
  const home = findHome(env);
  try {
    const kind = kindAt(env.fs, home.folder);
    if (kind === 'nothing')
      return [{ status: 'note', message: `nothing learnt yet; the first answer creates ${home.folder}` }];
    if (kind !== 'folder') throw unwritable(home.folder, new Error('it is not a folder'));
    return [
      ...checkLog(log, home),
      ...checkSeals(damaged, home),
      ...checkAccess(env, home),
      ...checkLeftOver(env, home),
    ];
  } catch (error) {
    if (!isFailure(error)) throw error;
    return [problemOf(error)];
  }
}

function checkLog(log: Subject['log'], home: Home): Check[] {
  if ('failure' in log) return [problemOf(log.failure)];
  const { parsed, findings, size } = log.value;
  const message = `events: ${parsed.events.length}, in ${home.log} (${size} bytes)`;
  const found = findings.map((finding): Check => {
    const [first = '', help = ''] = describeLogFinding(finding).split('\n');
    const status = HARMLESS.includes(finding.code) ? 'note' : 'problem';
    return { status, message: first, help: help.trim() };
  });
  return [{ status: 'ok', message }, ...found];
}

/** Derived files are written again; a damaged result is left out of the statistics. */
function checkSeals(damaged: Subject['damaged'], home: Home): Check[] {
  if ('failure' in damaged) throw damaged.failure;
  return damaged.value.map((path): Check => {
    const help = derivedFiles(home).includes(path)
      ? 'nothing is lost: it is not used, and is written again'
      : 'it does not count; put a copy of it back, or delete it';
    return { status: 'problem', message: `${path} was damaged or changed since it was written`, help };
  });
}

const derivedFiles = (home: Home): string[] => [home.snapshot, join(home.cache, 'decks.json')];

/** The files whose checksum is wrong. Call it before the decks are opened, because that rewrites a damaged cache. */
export function damagedFiles(env: Env): string[] {
  const { fs } = env;
  const home = findHome(env);
  const names =
    kindAt(fs, home.exams) === 'folder' ? guarded(home.exams, () => fs.readdirSync(home.exams)) : [];
  const results = names.filter((name) => name.endsWith('.json')).map((name) => join(home.exams, name));
  return [...derivedFiles(home), ...results].filter(
    (path) => kindAt(fs, path) === 'file' && sealOf(readText(fs, path)) === 'broken',
  );
}

function checkAccess(env: Env, home: Home): Check[] {
  const probe = join(home.folder, `.${env.randomHex(4)}.tmp`);
  try {
    env.fs.closeSync(env.fs.openSync(probe, 'wx', FILE_MODE));
    env.fs.unlinkSync(probe);
  } catch (error) {
    return [problemOf(unwritable(home.folder, error))];
  }
  const isOpen =
    env.platform !== 'win32' &&
    (guarded(home.folder, () => env.fs.statSync(home.folder)).mode & OPEN_TO_OTHERS) !== 0;
  if (!isOpen) return [];
  const message = `other users of this machine can look into ${home.folder}`;
  return [{ status: 'note', message, help: `chmod 700 ${home.folder} keeps them out` }];
}

/** Files next to the snapshot that nothing reads. */
function checkLeftOver(env: Env, home: Home): Check[] {
  const names = guarded(home.folder, () => env.fs.readdirSync(home.folder));
  const temporary = names.filter((name) => name.endsWith('.tmp'));
  const kept = names.filter((name) => name.endsWith('.kept') || /\.v\d+\.[0-9a-f]+$/.test(name));
  const checks: Check[] = [];
  if (temporary.length > 0) {
    const message = `left over by a run that was ended: ${some(temporary)}`;
    checks.push({ status: 'note', message, help: 'while no k8s-drill runs they can be deleted' });
  }
  if (kept.length > 0) {
    const message = `kept so that nothing is lost: ${some(kept)}`;
    checks.push({ status: 'note', message, help: 'delete them when all is well' });
  }
  return checks;
}
