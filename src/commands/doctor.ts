import type { Command } from 'commander';
import type { Env } from '../env.ts';
import { openLibrary } from '../learner/deck-library.ts';
import { findHome } from '../progress/home.ts';
import { readLog } from '../progress/log.ts';
import { readSettings } from '../progress/read-settings.ts';
import { jsonText } from '../source/json-text.ts';
import { printableLine } from '../source/printable.ts';
import type { Style } from '../style.ts';
import { hang } from '../ui/render/wrap.ts';
import { rowScreenOf } from '../ui/screen-of.ts';
import { type Act, examples } from './command.ts';
import { type Check, type CheckStatus, opened, type Subject } from './doctor/check.ts';
import { CHECKS } from './doctor/checks.ts';
import { damagedFiles } from './doctor/progress-files.ts';

type Finding = Check & { readonly area: string };

const STATUS_STYLE: Readonly<Record<CheckStatus, keyof Style>> = { ok: 'good', note: 'warn', problem: 'bad' };
const STATUS_WIDTH = 'problem'.length;
/** Below this width, findings are printed under their area. */
const NARROW = 60;

export function define(command: Command, act: Act): void {
  command
    .option('--json', 'print one JSON document')
    .action((flags: { json?: boolean }) => act((env) => doctor(flags.json === true, env)));
  examples(command, [
    ['k8s-drill doctor', 'what is found, and what to do about it'],
    ['k8s-drill doctor --json', 'for a report of a bug'],
  ]);
}

/** Checks everything that the program depends on. @returns 1 if something needs to be fixed */
async function doctor(json: boolean, env: Env): Promise<number> {
  const subject = await examine(env);
  const findings = Object.entries(CHECKS).flatMap(([area, check]): Finding[] =>
    check(subject).map((found) => ({ area, ...found })),
  );
  const text = json ? jsonText({ version: 1, checks: findings }, null, 2) : report(findings, env);
  env.stdout.write(`${text}\n`);
  return findings.some(({ status }) => status === 'problem') ? 1 : 0;
}

async function examine(env: Env): Promise<Subject> {
  const damaged = await opened(() => damagedFiles(env));
  return {
    env,
    damaged,
    settings: await opened(() => readSettings(env)),
    library: await opened(() => openLibrary(env, [])),
    log: await opened(() => readLog(env, findHome(env).log)),
  };
}

function report(findings: readonly Finding[], env: Env): string {
  const { style, width: columns } = rowScreenOf(env);
  const width = Math.max(...findings.map(({ area }) => area.length));
  return findings
    .map(({ area, status, message, help }) => {
      const word = style[STATUS_STYLE[status]](status.padEnd(STATUS_WIDTH));
      const lead = `${word}  ${area.padEnd(width)}  `;
      const texts = [printableLine(message), ...(help ? [style.dim(printableLine(help))] : [])];
      if (columns < NARROW)
        return [`${word}  ${area}`, ...texts.map((text) => hang('  ', text, columns))].join('\n');
      const below = ' '.repeat(STATUS_WIDTH + width + 4);
      return texts.map((text, i) => hang(i === 0 ? lead : below, text, columns)).join('\n');
    })
    .join('\n');
}
