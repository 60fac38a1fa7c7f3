import { dirname, join, resolve } from 'node:path';
import { DOMAINS, isDomain } from '../../curriculum/domain.ts';
import { isSlug, LONGEST_TOPIC } from '../../deck/slug.ts';
import { isInteractive } from '../../editor/is-interactive.ts';
import type { Env } from '../../env.ts';
import { Failure } from '../../errors.ts';
import { createFile } from '../../files/atomic-write.ts';
import { loadCurriculum } from '../../learner/load-curriculum.ts';
import { createFolder, findHome } from '../../progress/home.ts';
import { newDeckText } from './target-deck.ts';

export interface NewDeck {
  /** The home's `decks` where absent. */
  readonly file?: string;
  readonly topic?: string;
  readonly title?: string;
  readonly domain: string;
}

/** Writes a deck without cards. @throws Failure `usage`; `unwritable`, also where the file is there */
export async function newDeck({ file, topic, title, domain }: NewDeck, env: Env): Promise<number> {
  const slug = topic ?? (await askTopic(env));
  if (!isSlug(slug, LONGEST_TOPIC))
    throw usage(`a topic is made of a-z, 0-9 and -, at most ${LONGEST_TOPIC} of them, not '${slug}'`);
  if (!isDomain(domain)) throw new Failure({ code: 'unknown-domain', domain, known: DOMAINS });
  const path =
    file === undefined ? join(findHome(env).decks, `${slug}.md`) : resolve(env.workingDirectory, file);
  const { kubernetes } = loadCurriculum(env);
  const text = newDeckText({ topic: slug, title: title ?? titleOf(slug), domain, kubernetes });
  createFolder(env, dirname(path));
  createFile(env, path, Buffer.from(text));
  env.stdout.write(`${path}\n`);
  const where = file === undefined ? `--topic ${slug}` : `--deck ${file}`;
  env.stderr.write(`k8s-drill new card ${where} puts a card into it\n`);
  return 0;
}

async function askTopic(env: Env): Promise<string> {
  if (!isInteractive(env)) throw usage('--topic is missing: the slug that --topic of study will take');
  const prompter = await env.prompter();
  try {
    const help = 'a-z, 0-9 and -';
    const reply = await prompter.ask({ type: 'line', label: 'Topic >', history: [], help });
    return reply.type === 'text' ? reply.text.trim() : '';
  } finally {
    prompter.close();
  }
}

function titleOf(topic: string): string {
  const words = topic.replaceAll('-', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

function usage(message: string): Failure {
  return new Failure({ code: 'usage', message });
}
