import type { Kind } from '../card.ts';
import type { Block, List } from '../markdown/block.ts';
import { fenceRole } from './fence-words.ts';
import { type Findings, report, reportWith } from './findings.ts';
import { gapsIn } from './gaps-in.ts';
import { type CardOutline, isUnseen } from './outline-deck.ts';
import { isTaskList, tickedItems } from './task-list.ts';

/** The shape that decides a card's kind: the blocks of the answer, and those before them. */
export interface CardShape {
  readonly kind: Kind;
  readonly context: readonly Block[];
  readonly answer: readonly Block[];
}

/** The kinds that a card's comment may set. */
export const SET_KINDS = ['steps', 'recall', 'multi'] as const;
export type SetKind = (typeof SET_KINDS)[number];

type AnswerKind = Exclude<Kind, 'multi'>;
/** `match` goes with a manifest's answer, `setup` with a lab's checks; `list` is a numbered list, which may be an answer or not. */
type Role = AnswerKind | 'match' | 'world' | 'setup' | 'list' | 'content';

interface Answering {
  readonly kind: AnswerKind;
  readonly block: Block;
  readonly at: number;
}

const NAMES: Record<AnswerKind, string> = {
  recall: 'what follows a break',
  choice: 'a task list',
  cloze: 'a text with gaps',
  text: 'a `text answer` fence',
  steps: 'a numbered list',
  command: 'a `sh answer` fence',
  manifest: 'a `yaml answer` fence',
  lab: 'a `check` fence',
};

/** The answer in a card's body, by the shapes of the deck format; `null` if it has none, or two. */
export function shapeOf(
  text: string,
  card: CardOutline,
  set: SetKind | null,
  findings: Findings,
): CardShape | null {
  const { body } = card;
  const roles: Role[] = [];
  const isLab = body.some((block) => block.type === 'fence' && fenceRole(text, block) === 'check');
  let first: Answering | null = null;
  for (const block of body) {
    const role = isLab ? labRoleOf(text, block, set) : roleOf(text, block, set);
    roles.push(role);
    if (!isAnswer(role)) continue;
    const answering: Answering = { kind: role, block, at: roles.length - 1 };
    if (first === null) first = answering;
    else if (!goesWith(first, answering)) {
      reportSecond(first, answering, findings);
      return null;
    }
  }
  if (first === null) return withoutAnswer(card, roles, set, findings);
  if (set !== null && !suits(set, first.kind)) {
    report(findings, 'kind-mismatch', first.block, set, NAMES[first.kind]);
    return null;
  }
  if (first.kind === 'recall') return afterBreak(body, first, findings);
  if (first.kind === 'cloze' && first.block.type !== 'fence')
    return { kind: 'cloze', context: body.slice(0, first.at), answer: body.slice(first.at) };
  return closed(text, body, roles, first.kind, set, findings);
}

const BESIDE_ANSWERS: ReadonlySet<Role> = new Set(['content', 'list', 'match', 'setup', 'world']);

function isAnswer(role: Role): role is AnswerKind {
  return !BESIDE_ANSWERS.has(role);
}

function suits(set: SetKind, kind: AnswerKind): boolean {
  return set === 'multi' ? kind === 'choice' : kind === set;
}

function reportSecond(first: Answering, second: Answering, findings: Findings): void {
  const related = { file: findings.file, range: first.block, message: 'the first one' };
  if (first.kind === 'choice' && second.kind === 'choice')
    reportWith(findings, 'split-choices', second.block, related);
  else reportWith(findings, 'two-answers', second.block, related, NAMES[second.kind], NAMES[first.kind]);
}

/** Further ways of a command, further answers of a manifest, the fences of a lab, and all blocks of a running text with gaps are one answer. */
function goesWith(first: Answering, other: Answering): boolean {
  if (first.kind !== other.kind) return false;
  if (first.kind === 'cloze') return first.block.type !== 'fence' && other.block.type !== 'fence';
  return first.kind === 'command' || first.kind === 'manifest' || first.kind === 'lab';
}

/** Blocks that are not an answer but are used to grade one. */
const GOES_WITH: { readonly [K in AnswerKind]?: Role } = { manifest: 'match', command: 'world' };

/** An answer of list items or fences, with the context before it and nothing after it. */
function closed(
  text: string,
  body: readonly Block[],
  roles: readonly Role[],
  kind: AnswerKind,
  set: SetKind | null,
  findings: Findings,
): CardShape | null {
  const answer: Block[] = [];
  let start = body.length;
  for (let at = 0; at < body.length; at++) {
    const block = body[at] as Block;
    const role = roles[at] ?? 'content';
    if (role === kind || role === GOES_WITH[kind]) {
      start = Math.min(start, at);
      answer.push(block);
    } else if (STRAY[role] !== undefined || (at > start && !isUnseen(block))) {
      report(findings, STRAY[role] ?? 'content-after-answer', block);
      return null;
    }
  }
  const isMulti = kind === 'choice' && (set === 'multi' || tickedItems(text, answer[0] as List) > 1);
  return { kind: isMulti ? 'multi' : kind, context: body.slice(0, start), answer };
}

/** The error for a fence whose card has no answer that it belongs to. */
const STRAY: {
  readonly [R in Role]?: 'match-without-answer' | 'setup-without-check' | 'world-without-command';
} = {
  world: 'world-without-command',
  match: 'match-without-answer',
  setup: 'setup-without-check',
};

function afterBreak(body: readonly Block[], { block, at }: Answering, findings: Findings): CardShape | null {
  const answer = body.slice(at + 1);
  if (!answer.every(isUnseen)) return { kind: 'recall', context: body.slice(0, at), answer };
  report(findings, 'break-without-answer', block);
  return null;
}

function withoutAnswer(
  { body, heading }: CardOutline,
  roles: readonly Role[],
  set: SetKind | null,
  findings: Findings,
): CardShape | null {
  const match = body[roles.indexOf('match')];
  const list = body[roles.indexOf('list')];
  const setup = body[roles.indexOf('setup')];
  const world = body[roles.indexOf('world')];
  if (match !== undefined) report(findings, 'match-without-answer', match);
  else if (world !== undefined) report(findings, 'world-without-command', world);
  else if (setup !== undefined) report(findings, 'setup-without-check', setup);
  else if (set === 'steps') report(findings, 'kind-mismatch', heading, set, 'a card without a numbered list');
  else if (set === 'multi') report(findings, 'kind-mismatch', heading, set, 'a card without a task list');
  else if (list !== undefined) report(findings, 'list-without-kind', list);
  else if (body.every(isUnseen)) report(findings, 'no-answer', heading);
  else return { kind: 'recall', context: [], answer: body };
  return null;
}

function roleOf(text: string, block: Block, set: SetKind | null): Role {
  if (block.type === 'break') return 'recall';
  if (block.type === 'fence') {
    const role = fenceRole(text, block);
    return role === 'start' ? 'match' : role === 'check' ? 'lab' : role;
  }
  if (block.type === 'list' && set !== 'recall' && isTaskList(text, block)) return 'choice';
  if (gapsIn(text, block).length > 0) return 'cloze';
  if (block.type !== 'list' || !block.ordered || set === 'recall') return 'content';
  return set === 'steps' ? 'steps' : 'list';
}

/** In a lab, the set-up and the answers belong to the checks. */
function labRoleOf(text: string, block: Block, set: SetKind | null): Role {
  const role = roleOf(text, block, set);
  return role === 'setup' || role === 'command' || role === 'manifest' ? 'lab' : role;
}
