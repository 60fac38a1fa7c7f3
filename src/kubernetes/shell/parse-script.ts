import { lookUp } from '../../source/look-up.ts';
import { join, type Range } from '../../source/range.ts';
import { expandBraces } from './expand-braces.ts';
import { type HereDocument, lex, type RedirectToken, type Token } from './lex.ts';
import type { Joint, Pipeline, Redirect, Script, Stage } from './script.ts';
import type { ShellProblem } from './shell-problem.ts';
import type { Word } from './word.ts';

const ASSIGNMENT = /^[A-Za-z_]\w*\+?=/;
const JOINTS: Readonly<Record<string, Joint>> = { '&&': '&&', '||': '||', ';': ';', ';;': ';', '&': '&' };

interface State {
  readonly tokens: readonly Token[];
  readonly problems: ShellProblem[];
  at: number;
}

/**
 * Parses shell text into pipelines. Line breaks, `;` and `&&` separate them; parentheses around commands are dropped. A `$ ` at the start of a
 * line is a copied prompt. Any text yields a script.
 */
export function parseScript(text: string): Script {
  const { tokens, problems } = lex(text);
  const state: State = { tokens, problems, at: 0 };
  const pipelines: Pipeline[] = [];
  let joint: Joint = 'first';
  while (state.at < tokens.length) {
    const token = tokens[state.at];
    if (token?.kind === 'newline' || isGroup(token)) {
      state.at++;
      continue;
    }
    const pipeline = parsePipeline(state, joint);
    if (pipeline !== undefined) pipelines.push(pipeline);
    joint = parseJoint(state, pipeline === undefined);
  }
  return { pipelines, problems };
}

function isGroup(token: Token | undefined): boolean {
  return token?.kind === 'control' && (token.operator === '(' || token.operator === ')');
}

function parseJoint(state: State, afterNothing: boolean): Joint {
  while (isGroup(state.tokens[state.at])) state.at++;
  const token = state.tokens[state.at];
  if (token?.kind !== 'control') return 'newline';
  state.at++;
  if (afterNothing) missing(state, token.range);
  const needsMore = token.operator === '&&' || token.operator === '||';
  if (needsMore && !state.tokens.slice(state.at, state.at + 64).some((t) => t.kind !== 'newline'))
    missing(state, token.range);
  return lookUp(JOINTS, token.operator) ?? 'newline';
}

function parsePipeline(state: State, joint: Joint): Pipeline | undefined {
  const stages: Stage[] = [];
  for (;;) {
    const stage = parseStage(state);
    if (stage !== undefined) stages.push(stage);
    const token = state.tokens[state.at];
    if (token?.kind !== 'control' || !token.operator.startsWith('|') || token.operator === '||') break;
    state.at++;
    if (token.operator === '|&')
      stages.splice(-1, 1, ...stages.slice(-1).map((last) => withBoth(last, token.range)));
    while (state.tokens[state.at]?.kind === 'newline') state.at++;
    const next = state.tokens[state.at];
    if (stage === undefined || next === undefined || (next.kind === 'control' && !isGroup(next)))
      missing(state, token.range);
  }
  const first = stages[0];
  const last = stages.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const end = state.tokens[state.at];
  const background = end?.kind === 'control' && end.operator === '&';
  return { joint, stages, background, range: join(first.range, last.range) };
}

/** Rewrites `|&` as `2>&1 |`. */
function withBoth(stage: Stage, range: Range): Stage {
  return { ...stage, redirects: [...stage.redirects, { operator: '>&', descriptor: 2, target: '1', range }] };
}

function parseStage(state: State): Stage | undefined {
  const assignments: Word[] = [];
  const words: Word[] = [];
  const redirects: Redirect[] = [];
  let hereDocument: HereDocument | undefined;
  let range: Range | undefined;
  for (; state.at < state.tokens.length; state.at++) {
    const token = state.tokens[state.at];
    if (token === undefined || token.kind === 'newline' || token.kind === 'control') break;
    const here = token.kind === 'word' ? token.word.range : token.range;
    range = range === undefined ? here : join(range, here);
    if (token.kind === 'word') addWord(token.word, assignments, words);
    else {
      const target = parseTarget(state, token);
      if (target === undefined) continue;
      range = join(range, target.range);
      if (token.operator === '<<<') hereDocument = { text: target.value, range: target.range };
      else if (token.hereDocument !== undefined) hereDocument = token.hereDocument;
      else redirects.push(redirect(token, target));
    }
  }
  if (range === undefined) return undefined;
  return { assignments, words, redirects, range, ...(hereDocument === undefined ? {} : { hereDocument }) };
}

function addWord(word: Word, assignments: Word[], words: Word[]): void {
  if (words.length > 0) words.push(...expandBraces(word));
  else if (ASSIGNMENT.test(word.value)) assignments.push(word);
  else if (word.value !== '$' || word.quoted) words.push(...expandBraces(word));
}

function parseTarget(state: State, token: RedirectToken): Word | undefined {
  const next = state.tokens[state.at + 1];
  if (next?.kind !== 'word') {
    state.problems.push({ code: 'missing-redirect-target', range: token.range });
    return undefined;
  }
  state.at++;
  return next.word;
}

function redirect({ operator, descriptor, range }: RedirectToken, target: Word): Redirect {
  return { operator, descriptor, target: target.value, range: join(range, target.range) };
}

function missing(state: State, range: Range): void {
  state.problems.push({ code: 'missing-command', range });
}
