import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { CommandOutline } from '../../src/commands/completion/outline.ts';
import { outlineProgram } from '../../src/commands/completion/outline-program.ts';
import { parseLog } from '../../src/progress/parse-log.ts';
import { type FaultLine, READING, WRITING } from '../support/fault-lines.ts';
import {
  allContents,
  contents,
  EVENTS,
  faultWorld,
  nextRun,
  runWithFault,
  smallPackage,
} from '../support/fault-world.ts';
import { temporaryFolder } from '../support/test-env.ts';
import { tries } from '../support/tries.ts';

const KINDS = ['kill', 'kill', 'ENOSPC', 'EIO', 'short'] as const;
/** Of a command line; with more, up to each kind at each operation. */
const TRIES = tries(10);
const AT_ONCE = 2;
const FAULT = 'this is a fault';

const figures: Record<string, number> = {};
afterAll(() => {
  if (process.env['K8S_DRILL_FIGURES']) process.stdout.write(`${JSON.stringify(figures)}\n`);
});

let program: string;
beforeAll(() => {
  program = smallPackage(mkdtempSync(join(tmpdir(), 'k8s-drill-')));
});
afterAll(() => rmSync(program, { recursive: true, force: true }));

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});

/** Which operations fail, and how: spread over all of them, and each kind at others than the kind before it. */
function planned(operations: number): [kind: string, at: number][] {
  const each = Math.min(operations, Math.max(1, Math.round(TRIES / KINDS.length)));
  const plan = KINDS.flatMap((kind, k) =>
    Array.from({ length: each }, (_, n): [string, number] => {
      const at = ((n + k / KINDS.length) * operations) / each;
      return [kind, 1 + Math.floor(at)];
    }),
  );
  return [...new Map(plan.map((one) => [one.join(':'), one])).values()];
}

const ids = (world: string): string[] =>
  parseLog(contents(world, 'home/reviews.jsonl') ?? '').events.map((event) => event.id);

/** A page has the time in it. */
const normal = (text: string | null) =>
  text?.startsWith('<!doctype') && text.endsWith('</html>\n') ? 'a page' : text;

/** What was lost or broken by a fault; nothing, if all is well. */
async function lossesOf(line: FaultLine, world: string, fault: string, wanted: readonly (string | null)[]) {
  const { out, err } = await runWithFault(program, faultWorld(world), line, fault);
  const kept = ids(world);
  const lost = EVENTS.filter((event) => !kept.includes(event.id)).length;
  const shown = line.savesAtEnd === true ? 0 : [...out.matchAll(/^\+ Right/gm)].length;
  const next = await nextRun(program, world);
  const text = line.file === undefined ? null : normal(contents(world, line.file));
  return [
    ...(err.includes(FAULT) ? [err] : []),
    ...(lost > 0 ? [`${lost} events of before are lost`] : []),
    ...(kept.length < EVENTS.length + shown
      ? [`${shown} answers were shown as saved, there are ${kept.length} events`]
      : []),
    ...(line.file !== undefined && !wanted.includes(text) ? [`${line.file} is ${JSON.stringify(text)}`] : []),
    ...(next.code !== 0 || next.err.includes(FAULT) ? [`the next run: ${next.code} ${next.err}`] : []),
  ].map((loss) => `${fault}: ${loss}`);
}

test('each command is tried: as one that writes, or one that only reads', async () => {
  const { root } = await outlineProgram([], { topicGroups: {} }, []);
  const namesOf = ({ name, commands }: CommandOutline, lead: string): string[] =>
    commands.length === 0
      ? [lead + name]
      : commands.flatMap((command) => namesOf(command, `${lead}${name} `));
  const names = root.commands.flatMap((command) => namesOf(command, ''));
  expect([...Object.keys(WRITING), ...Object.keys(READING)].sort()).toEqual(names.sort());
});

const lines = Object.values(WRITING).flat();

test.each(lines.map((line) => [line.argv.join(' '), line] as const))(
  'nothing is lost, whatever fails in: %s',
  { timeout: 3_600_000 },
  async (_, line) => {
    const clean = faultWorld(join(folder, 'clean'));
    const before = line.file === undefined ? null : contents(clean, line.file);
    const state = allContents(clean);
    const { err } = await runWithFault(program, clean, line, `count:${join(folder, 'count')}`);
    expect(err).not.toContain(FAULT);
    expect(allContents(clean), err).not.toEqual(state);
    const wanted = [before, line.file === undefined ? null : normal(contents(clean, line.file))];
    const plan = planned((contents(folder, 'count') ?? '').length);
    const losses: string[] = [];
    for (let i = 0; i < plan.length; i += AT_ONCE) {
      const found = plan.slice(i, i + AT_ONCE).map(([kind, at], n) => {
        figures[kind] = (figures[kind] ?? 0) + 1;
        return lossesOf(line, join(folder, `world-${i + n}`), `${kind}:${at}`, wanted);
      });
      losses.push(...(await Promise.all(found)).flat());
    }
    figures['losses'] = (figures['losses'] ?? 0) + losses.length;
    expect(losses).toEqual([]);
  },
);

test.each(Object.entries(READING))('%s writes nothing but the cache of decks', async (_, line) => {
  const world = faultWorld(join(folder, 'world'));
  const state = allContents(world);
  const { err } = await runWithFault(program, world, line, 'none');
  expect(err).not.toContain(FAULT);
  expect(allContents(world)).toEqual(state);
});
