import { dirname } from 'node:path';
import type { Kind } from '../../deck/card.ts';
import { ANSWER_FORMS, type CardDraft, printDraft } from '../../deck/printing/draft-card.ts';
import { isSlug, LONGEST_TOPIC, slugFrom } from '../../deck/slug.ts';
import { isInteractive } from '../../editor/is-interactive.ts';
import type { Env, Prompter } from '../../env.ts';
import { Failure, isFailure } from '../../errors.ts';
import { createFile, writeAtomically } from '../../files/atomic-write.ts';
import { readText } from '../../files/read-file.ts';
import { type Library, openLibrary } from '../../learner/deck-library.ts';
import { loadCurriculum } from '../../learner/load-curriculum.ts';
import { createFolder } from '../../progress/home.ts';
import { describeFindings } from '../../workspace/lint-file.ts';
import { type Appended, appendCard } from './append-card.ts';
import { askCard, type GivenCard } from './ask-card.ts';
import { askDomain } from './ask-domain.ts';
import { type DraftProblems, draftPath, reviseDraft } from './revise-draft.ts';
import { deckAt, deckOnTopic, newDeckOn, type TargetDeck } from './target-deck.ts';

export interface NewCard {
  /** The deck's file, or the topic of one. */
  readonly deck?: string;
  readonly topic?: string;
  readonly given: GivenCard;
}

/**
 * Adds a card to the end of a deck. Asks for what is missing if there is a terminal; a card with errors is never written.
 * @returns 1 if the card was not written
 * @throws Failure `usage` if something is missing and nobody can be asked
 */
export async function newCard(command: NewCard, env: Env): Promise<number> {
  const library = await openLibrary(env, []);
  if (isComplete(command.given) || !isInteractive(env)) {
    const target = targetOf(command, await topicOf(command, null), library, env);
    const draft = completed(command.given);
    return write(env, target, printDraft(draft), { library, kind: draft.kind });
  }
  const prompter = await env.prompter();
  try {
    const target = await askTarget(command, prompter, library, env);
    const kept = await keptDraft(command, prompter, env);
    let asked: { readonly text: string; readonly kind?: Kind } = { text: kept ?? '' };
    const askAgain = async (given: GivenCard): Promise<string> => {
      const draft = await askCard(prompter, given);
      asked = { text: printDraft(draft), kind: draft.kind };
      return asked.text;
    };
    const expected = (text: string): Expected => ({
      library,
      ...(text === asked.text && asked.kind !== undefined && { kind: asked.kind }),
    });
    const markdown = await reviseDraft(
      env,
      prompter,
      kept ?? (await askAgain(command.given)),
      async (text) => problemsOf(await append(env, target, text), target, expected(text), env),
      () => askAgain({}),
    );
    return markdown === null
      ? 1
      : await write(env, target, markdown, { ...expected(markdown), warned: true });
  } finally {
    prompter.close();
  }
}

function isComplete({ kind, prompt, answer }: GivenCard): boolean {
  return kind !== undefined && prompt !== undefined && answer !== undefined;
}

/** The deck on a topic; if there is none, asks the author whether to start one. */
async function askTarget(
  command: NewCard,
  prompter: Prompter,
  library: Library,
  env: Env,
): Promise<TargetDeck> {
  for (let { topic } = command; ; topic = undefined) {
    const { topic: _, ...rest } = command;
    const named = await topicOf(topic === undefined ? rest : command, prompter);
    try {
      return targetOf(command, named, library, env);
    } catch (error) {
      if (!isFailure(error) || error.problem.code !== 'usage') throw error;
      env.stdout.write(`${error.message.split('\n')[0]}\n`);
      if (!isSlug(named, LONGEST_TOPIC)) continue;
      const items = [`Begin a deck on ${named}`, 'Another topic'];
      const reply = await prompter.ask({ type: 'menu', label: 'What now?', items });
      if (reply.type === 'items' && reply.items[0] === 0)
        return newDeckOn(env, named, await askDomain(prompter));
    }
  }
}

/** The card that was kept for later, if the author wants to continue it. */
async function keptDraft({ given }: NewCard, prompter: Prompter, env: Env): Promise<string | null> {
  const path = draftPath(env);
  if (Object.keys(given).length > 0 || !env.fs.existsSync(path)) return null;
  const items = [
    'Go on with the card that you kept',
    'Begin another; it takes the place of the one that you kept',
  ];
  const reply = await prompter.ask({ type: 'menu', label: `There is a card in ${path}`, items });
  return reply.type === 'items' && reply.items[0] === 0 ? readText(env.fs, path) : null;
}

/** Defaults for scripts. @throws Failure `usage` for a missing part without a default */
function completed({ id, kind, prompt, answer, ...given }: GivenCard): CardDraft {
  if (kind === undefined || prompt === undefined || answer === undefined) {
    const missing = Object.entries({ kind, prompt, answer }).flatMap(([name, value]) =>
      value === undefined ? [`--${name}`] : [],
    );
    throw usage(`${missing.join(', ')} missing\nk8s-drill new card asks for what is missing at a terminal`);
  }
  const rest = { context: '', match: '', hints: [], notes: [], covers: [], ...given };
  return { id: id ?? slugFrom(prompt), kind, prompt, answer, ...rest };
}

async function topicOf({ deck, topic }: NewCard, prompter: Prompter | null): Promise<string> {
  if (deck !== undefined) return '';
  if (topic !== undefined) return topic;
  if (prompter === null) throw usage('--topic or --deck is missing: where the card goes');
  const help = 'a topic; your own deck on it is begun if you have none';
  const reply = await prompter.ask({ type: 'line', label: 'Topic >', history: [], help });
  return reply.type === 'text' ? reply.text.trim() : '';
}

function targetOf({ deck }: NewCard, topic: string, library: Library, env: Env): TargetDeck {
  return deck === undefined ? deckOnTopic(env, topic, library) : deckAt(env, deck);
}

function append(env: Env, { path, text }: TargetDeck, markdown: string): Promise<Appended> {
  return appendCard(env, path, text, markdown, loadCurriculum(env));
}

/** What a card is checked against, in addition to the linter. */
interface Expected {
  readonly library: Library;
  /** The card that was asked for; absent once its author has edited it. */
  readonly kind?: Kind;
  /** Whether its author saw the warnings and wants it written. */
  readonly warned?: boolean;
}

/** The findings in a card, in words, and whether it can be written nevertheless. */
function problemsOf(
  { cards, findings }: Appended,
  { path }: TargetDeck,
  { library: { entries }, kind }: Expected,
  env: Env,
): DraftProblems {
  const [first] = cards;
  if (first === undefined && findings.length === 0) return error('There is no card in it.');
  if (findings.some(({ severity }) => severity === 'error') || first === undefined)
    return error(describeFindings(findings, env));
  if (kind !== undefined && first.kind !== kind)
    return error(`This is a ${first.kind} card, not ${kind}; its answer would be ${ANSWER_FORMS[kind]}.`);
  const taken = entries.find(
    ({ identity, deck }) => deck.path !== path && cards.some((card) => card.identity === identity),
  );
  if (taken !== undefined)
    return error(`There is a card ${taken.identity} in ${taken.deck.path} already; give another id.`);
  return { text: describeFindings(findings, env), writable: true };
}

function error(text: string): DraftProblems {
  return { text, writable: false };
}

async function write(env: Env, target: TargetDeck, markdown: string, expected: Expected): Promise<number> {
  const now = target.exists ? deckAt(env, target.path) : target;
  const appended = await append(env, now, markdown);
  const { text: problems, writable } = problemsOf(appended, target, expected, env);
  if (problems !== '' && !(writable && expected.warned)) {
    env.stderr.write(`${problems}\n\nk8s-drill: the card was not written\n`);
    return 1;
  }
  const bytes = Buffer.from(appended.file.text);
  if (now.exists) writeAtomically(env, now.path, bytes, env.fs.statSync(now.path).mode & 0o777);
  else {
    createFolder(env, dirname(now.path));
    createFile(env, now.path, bytes);
  }
  const [card] = appended.cards;
  const line = card ? card.file.lines.position(card.range.start).line : 1;
  env.stdout.write(`${card?.identity ?? ''} ${now.path}:${line}\n`);
  return 0;
}

function usage(message: string): Failure {
  return new Failure({ code: 'usage', message });
}
