import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { type IPty, spawn } from '@lydell/node-pty';
import type { CardOf } from '../../src/deck/card.ts';
import { parseDeck } from '../../src/deck/reading/parse-deck.ts';
import { LabProver } from '../../src/lab/proof/lab-prover.ts';
import { realEnv } from '../../src/real-env.ts';
import { deckPaths, readSource } from '../support/decks.ts';
import { CLUSTERS } from '../support/lab-bench.ts';
import type { Figure } from './figure.ts';
import { cleanVariables } from './processes.ts';

const BIN = 'bin/k8s-drill.js';
const LAB = 'troubleshoot-apps/lab-image-typo';
const PROMPT = 'lab:image-typo $';
const TIMES = 7;

/** What labs cost: their proof by lint, the start of one to its prompt, and a check in its shell. */
export async function figures(): Promise<Figure[]> {
  const starts: number[] = [];
  const checks: number[] = [];
  for (let i = 0; i < TIMES; i++) {
    const { start, check } = await oneLab();
    starts.push(start);
    checks.push(check);
  }
  const most = (name: string, unit: string, limit: number, values: readonly number[]): Figure => ({
    ...{ name, unit, limit, kind: 'most' },
    value: [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN,
    low: Math.min(...values),
    high: Math.max(...values),
  });
  return [
    most('from Enter to the prompt of a lab', 'ms', 300, starts),
    most('check in the shell of a lab', 'ms', 200, checks),
    most('proof of 100 labs', 's of CPU', 5, [proofSeconds()]),
  ];
}

/** Seconds of CPU for the shipped labs, as if there were 100 of them. */
function proofSeconds(): number {
  const labs = deckPaths('decks')
    .flatMap((path) => parseDeck(readSource(path)).cards)
    .filter((card): card is CardOf<'lab'> => card.kind === 'lab');
  // As lint does.
  realEnv().compileLate();
  const prover = new LabProver(CLUSTERS);
  const before = process.cpuUsage();
  for (const lab of labs) prover.findings(lab);
  const { user, system } = process.cpuUsage(before);
  return ((user + system) / 1_000_000 / labs.length) * 100;
}

/** Milliseconds from the start of the program to the prompt, and from Enter to what `check` found. */
async function oneLab(): Promise<{ readonly start: number; readonly check: number }> {
  const home = mkdtempSync(join(tmpdir(), 'k8s-drill-bench-'));
  const variables = cleanVariables({ K8S_DRILL_HOME: home, SHELL: '/bin/bash', HOME: home });
  const begun = performance.now();
  const child = spawn(process.execPath, [BIN, 'lab', LAB], { cols: 120, rows: 40, env: variables });
  const ended = new Promise<void>((resolve) => {
    child.onExit(() => resolve());
  });
  const seen = reader(child);
  await seen(PROMPT);
  const start = performance.now() - begun;
  // What is typed at once waits for the set-up, which goes on while a learner reads the task.
  child.write('task\r');
  await seen(PROMPT);
  const asked = performance.now();
  child.write('check\r');
  await seen('Not solved yet');
  const check = performance.now() - asked;
  child.write('exit\r');
  await ended;
  rmSync(home, { recursive: true, force: true });
  return { start, check };
}

/** Waits until a terminal shows a text after what was waited for last. */
function reader(child: IPty): (text: string) => Promise<void> {
  let shown = '';
  let look = (): void => {};
  child.onData((data) => {
    shown += data;
    look();
  });
  return (text) =>
    new Promise((resolve) => {
      look = () => {
        const at = shown.indexOf(text);
        if (at === -1) return;
        shown = shown.slice(at + text.length);
        look = () => {};
        resolve();
      };
      look();
    });
}
