import { dirname, join } from 'node:path';
import { DOMAINS, type Domain, isDomain } from '../../curriculum/domain.ts';
import { isSlug, LONGEST_TOPIC } from '../../deck/slug.ts';
import { isInteractive } from '../../editor/is-interactive.ts';
import type { Env, Prompter } from '../../env.ts';
import { Failure } from '../../errors.ts';
import { createFile } from '../../files/atomic-write.ts';
import { loadCurriculum } from '../../learner/load-curriculum.ts';
import { createFolder, findHome } from '../../progress/home.ts';
import { outputFile } from '../../progress/output-file.ts';
import { programName } from '../../source/program-name.ts';
import { wrap } from '../../ui/render/wrap.ts';
import { askDomain, outsideTheExam } from './ask-domain.ts';
import { newDeckText, titleOf } from './target-deck.ts';

export interface NewDeck {
  /** The home's `decks` by default, unless the learner chooses the current folder. */
  readonly file?: string;
  readonly topic?: string;
  readonly title?: string;
  /** `foundations` if absent and nobody can be asked. */
  readonly domain?: string;
}

/** The properties of a new deck, given or asked for. */
interface Wanted {
  readonly file: string | undefined;
  readonly topic: string;
  readonly domain: Domain;
}

/** Writes a deck without cards. @throws Failure `usage`; `file-exists`, `unwritable` */
export async function newDeck(command: NewDeck, env: Env): Promise<number> {
  const { file, topic, domain } = await wanted(command, env);
  const path = file === undefined ? join(findHome(env).decks, `${topic}.md`) : outputFile(env, file);
  const { kubernetes } = loadCurriculum(env);
  const text = newDeckText({ topic, title: command.title ?? titleOf(topic), domain, kubernetes });
  createFolder(env, dirname(path));
  createFile(env, path, Buffer.from(text));
  env.stdout.write(`${path}\n`);
  const program = programName(env.variables);
  const where = file === undefined ? `--topic ${topic}` : `--deck ${file}`;
  env.stderr.write(`${program} new card ${where} puts a card into it\n`);
  if (file !== undefined)
    env.stderr.write(`${program} study --deck ${file} asks its cards: it is not in the decks of your home\n`);
  if (domain === 'foundations') env.stderr.write(`${wrap(outsideTheExam(program), env.stderr.columns)}\n`);
  return 0;
}

/** Asks for what the command line does not set, if somebody can be asked. */
async function wanted({ file, topic, domain }: NewDeck, env: Env): Promise<Wanted> {
  if (topic !== undefined) checkTopic(topic);
  if (domain !== undefined) checkDomain(domain);
  if (!isInteractive(env)) {
    if (topic === undefined) throw usage('--topic is missing: the slug that --topic of study will take');
    return { file, topic, domain: checkDomain(domain ?? 'foundations') };
  }
  if (topic !== undefined && domain !== undefined) return { file, topic, domain: checkDomain(domain) };
  const prompter = await env.prompter();
  try {
    const named = topic ?? (await askTopic(prompter, env));
    return {
      topic: named,
      domain: domain === undefined ? await askDomain(prompter) : checkDomain(domain),
      file: file ?? (await askFile(prompter, named, env)),
    };
  } finally {
    prompter.close();
  }
}

async function askTopic(prompter: Prompter, env: Env): Promise<string> {
  for (;;) {
    const help = 'a-z, 0-9 and -';
    const reply = await prompter.ask({ type: 'line', label: 'Topic >', history: [], help });
    const topic = reply.type === 'text' ? reply.text.trim() : '';
    if (isSlug(topic, LONGEST_TOPIC)) return topic;
    env.stdout.write(`${topicProblem(topic)}\n`);
  }
}

/** The folder of the deck: the home, whose decks are always studied, or the current folder. */
async function askFile(prompter: Prompter, topic: string, env: Env): Promise<string | undefined> {
  const file = `${topic}.md`;
  const items = [
    `${join(findHome(env).decks, file)}: studied from now on`,
    `${join(env.workingDirectory, file)}: in the current folder, studied with --deck`,
  ];
  const reply = await prompter.ask({ type: 'menu', label: 'Where to write it?', items });
  return reply.type === 'items' && reply.items[0] === 1 ? file : undefined;
}

function checkTopic(topic: string): void {
  if (!isSlug(topic, LONGEST_TOPIC)) throw usage(topicProblem(topic));
}

function topicProblem(topic: string): string {
  return `a topic is made of a-z, 0-9 and -, at most ${LONGEST_TOPIC} of them, not '${topic}'`;
}

function checkDomain(domain: string): Domain {
  if (isDomain(domain)) return domain;
  throw new Failure({ code: 'unknown-domain', domain, known: DOMAINS });
}

function usage(message: string): Failure {
  return new Failure({ code: 'usage', message });
}
