import type { Command } from 'commander';
import type { CardOf } from '../deck/card.ts';
import type { Env } from '../env.ts';
import { Failure } from '../errors.ts';
import type { Learner } from '../learner/open-learner.ts';
import type { Selection } from '../learner/selection.ts';
import { type Act, examples, helpList } from './command.ts';
import { collect, DECK_FLAG } from './flags.ts';
import { LAB_WORDS } from './lab/lab-words.ts';
import type { LabRun } from './lab/work-on-lab.ts';

export interface LabCommand {
  /** The lab's name; the next lab if absent. */
  readonly identity?: string;
  readonly selection: Selection;
  readonly decks: readonly string[];
  readonly builtIn: boolean;
  /** The context of a real cluster to use instead of the simulated one. */
  readonly context?: string;
  /** Do not ask before a real cluster is changed. */
  readonly yes?: boolean;
}

interface Flags {
  readonly topic?: readonly string[];
  readonly domain?: readonly string[];
  readonly deck?: readonly string[];
  readonly list?: boolean;
  readonly json?: boolean;
  readonly builtIn?: boolean;
  readonly context?: string;
  readonly yes?: boolean;
}

export function define(command: Command, act: Act): void {
  command
    .argument('[id]', 'a lab; without it, the one to do next')
    .option('--topic <topic>', 'only this topic or topic group', collect)
    .option('--domain <domain>', 'only this domain of the exam', collect)
    .option(...DECK_FLAG)
    .option('--list', 'list the labs with your progress')
    .option('--json', 'with --list: print one JSON document')
    .option('--built-in', 'use the kubectl that is built in, even if there is one on the PATH')
    .option('--context <name>', 'on a real cluster of your kubeconfig, by your own kubectl; asks first')
    .option('--yes', 'with --context: do not ask, and take a cluster that is not on this machine')
    .action((identity: string | undefined, flags: Flags) => {
      const {
        topic = [],
        domain = [],
        deck = [],
        builtIn = false,
        list,
        json = false,
        context,
        yes = false,
      } = flags;
      const selection = { topics: topic, domains: domain, units: [], tags: [], kinds: [] };
      const options = {
        ...{ selection, decks: deck, builtIn, yes },
        ...(identity !== undefined && { identity }),
        ...(context !== undefined && { context }),
      };
      if (list === true) act((env) => listSelected(options, json, env));
      else act((env) => lab(options, env));
    });
  helpList(command, 'In the shell', [...Object.entries(LAB_WORDS), ['exit', 'check, and end the lab']]);
  examples(command, [
    ['k8s-drill lab', 'the next lab, in a shell of its own'],
    ['k8s-drill lab --domain troubleshooting', 'the next one of a domain'],
    ['k8s-drill lab --list', 'all labs, with your progress'],
    ['k8s-drill lab --deck ./my-deck.md', 'with labs of your own'],
    ['k8s-drill lab rbac/lab-aggregated-clusterrole --context kind-kind', 'on a cluster of your own'],
  ]);
}

async function listSelected(options: LabCommand, json: boolean, env: Env): Promise<number> {
  const learner = await open(options, env);
  const { selectedLabs } = await import('./lab/choose-lab.ts');
  const { listLabs } = await import('./lab/list-labs.ts');
  listLabs(selectedLabs(learner, options.selection), json, learner, env);
  return 0;
}

/** Runs a lab and records the result. */
export async function lab(options: LabCommand, env: Env): Promise<number> {
  const learner = await open(options, env);
  learner.progress.checkWritable();
  const card = await chosen(options, learner, env);
  const run = await play(card, options, env);
  const { recordLab } = await import('./lab/record-lab.ts');
  if (run.result !== null) recordLab(card, run.result, run.ms, learner, env);
  return run.exit;
}

async function play(card: CardOf<'lab'>, options: LabCommand, env: Env): Promise<LabRun> {
  const { context, yes = false } = options;
  if (context === undefined) return (await import('./lab/run-lab.ts')).runLab(card, options, env);
  return (await import('./lab/real/run-real-lab.ts')).runRealLab(card, { context, yes }, env);
}

async function open({ decks }: LabCommand, env: Env): Promise<Learner> {
  return (await import('../learner/open-learner.ts')).openLearner(env, decks);
}

async function chosen(
  { identity, selection }: LabCommand,
  learner: Learner,
  env: Env,
): Promise<CardOf<'lab'>> {
  const { nextLab } = await import('./lab/choose-lab.ts');
  const card = learner.library.card(identity ?? nextLab(learner, selection, env).identity);
  if (card.kind === 'lab') return card;
  throw new Failure({
    code: 'usage',
    message: `${card.identity} is not a lab but a ${card.kind} card; k8s-drill lab --list lists the labs`,
  });
}
