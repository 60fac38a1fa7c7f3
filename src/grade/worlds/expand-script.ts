import type { ClientEffect, Running } from '../../client/client-effect.ts';
import type { ShellProgram } from '../../client/shell/program.ts';
import { runScript, type ScriptResult } from '../../client/shell/run-script.ts';
import { absolutePath } from '../../client/virtual-files.ts';
import { knownToolNames } from '../../kubernetes/command/known-tools.ts';
import { parseScript } from '../../kubernetes/shell/parse-script.ts';
import type { Pipeline, Redirect } from '../../kubernetes/shell/script.ts';
import { EXPANSION } from '../../kubernetes/shell/word.ts';
import { HOME_FOLDER } from './world.ts';

/** Variables that change which server tools talk to. */
const TARGETS = /^(?:KUBECONFIG|HELM_\w+|ETCDCTL_\w+|CONTAINER_RUNTIME_ENDPOINT|DOCKER_HOST)$/;
const HELPERS = new Set(['alias', 'export', 'unset', 'unalias']);
const VARIABLES: Readonly<Record<string, string>> = { HOME: HOME_FOLDER, PWD: '.' };

/**
 * A script without its variables and aliases: each command as it runs, preceded by the variables that change its server.
 *
 * @returns `undefined` for a script in which more than that happens: pipes, loops, the output of commands.
 */
export function expandScript(text: string): string | undefined {
  const { pipelines, problems } = parseScript(text);
  if (problems.length > 0 || !pipelines.every(isSimple)) return undefined;
  const ran: string[] = [];
  const note: ShellProgram = function* ({ name, args, variables }) {
    const set = Object.entries(variables).filter(([key]) => TARGETS.test(key));
    ran.push(
      [...set.map(([key, value]) => `${key}=${quoted(value ?? '')}`), name, ...args.map(quoted)].join(' '),
    );
    return yield* succeed();
  };
  const programs = Object.fromEntries([...knownToolNames(), 'k'].map((name) => [name, note]));
  const result = runAlone(runScript(text, { variables: VARIABLES, folder: HOME_FOLDER, programs }));
  const commands = pipelines.filter((pipeline) => !isHelper(pipeline));
  if (result === undefined || 'beyond' in result || ran.length !== commands.length) return undefined;
  return commands.map((pipeline, at) => `${ran[at]}${redirects(pipeline)}`).join('\n');
}

// biome-ignore lint/correctness/useYield: it asks nothing of the world.
function* succeed(): Running<number> {
  return 0;
}

/** Runs a script that only prints, tests for files, or writes some; `undefined` if it needs more. */
function runAlone(running: Running<ScriptResult>): ScriptResult | undefined {
  let step = running.next();
  let missing: string | undefined;
  while (step.done !== true) {
    const effect: ClientEffect = step.value;
    if (effect.do === 'print') step = running.next();
    else if (effect.do === 'write') step = running.next(true);
    else if (effect.do !== 'read') return undefined;
    else if (missing !== undefined && effect.path === absolutePath('..', missing))
      step = running.next({ names: [] });
    else {
      missing = effect.path;
      step = running.next({ problem: 'missing' });
    }
  }
  return step.value;
}

function isSimple({ stages, background, joint }: Pipeline): boolean {
  const [stage, ...more] = stages;
  return (
    stage !== undefined &&
    more.length === 0 &&
    !background &&
    joint !== '||' &&
    stage.hereDocument === undefined &&
    stage.redirects.every(({ target }) => !target.includes(EXPANSION))
  );
}

function isHelper({ stages: [stage] }: Pipeline): boolean {
  const [program] = stage?.words ?? [];
  return program === undefined || HELPERS.has(program.value);
}

function redirects({ stages }: Pipeline): string {
  const text = ({ descriptor, operator, target }: Redirect): string =>
    ` ${descriptor === -1 ? '' : descriptor}${operator} ${quoted(target)}`;
  return stages.flatMap((stage) => stage.redirects.map(text)).join('');
}

/** A word, quoted for the shell. */
export function quoted(word: string): string {
  return /^[\w./:=@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
