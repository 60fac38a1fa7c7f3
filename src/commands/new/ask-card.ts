import { KINDS, type Kind } from '../../deck/card.ts';
import { ANSWER_FORMS, type CardDraft } from '../../deck/printing/draft-card.ts';
import { slugFrom } from '../../deck/slug.ts';
import type { Prompter } from '../../env.ts';

/** The parts of a card that the command line sets. */
export type GivenCard = Partial<CardDraft>;

/** Asks for the parts that the command line does not set, one after the other. */
export async function askCard(prompter: Prompter, given: GivenCard): Promise<CardDraft> {
  const kind = given.kind ?? (await askKind(prompter));
  const prompt = given.prompt ?? (await askLine(prompter, 'Prompt: one task', 'required'));
  const id = given.id ?? (await askId(prompter, prompt));
  const context = given.context ?? (await askLines(prompter, 'Context, a line . ends it', 'optional'));
  const answer = given.answer ?? (await askLines(prompter, `Answer: ${ANSWER_FORMS[kind]}`, 'required'));
  const match = given.match ?? (kind === 'manifest' ? await askMatch(prompter) : '');
  const hints = given.hints ?? listed(await askLine(prompter, 'Hint', 'optional'));
  const notes = given.notes ?? listed(await askLines(prompter, 'Explanation, a line . ends it', 'optional'));
  return { id, kind, prompt, context, answer, match, hints, notes, covers: given.covers ?? [] };
}

async function askKind(prompter: Prompter): Promise<Kind> {
  const items = KINDS.map((kind) => `${kind}: ${ANSWER_FORMS[kind]}`);
  const reply = await prompter.ask({ type: 'menu', label: 'Kind of card?', items });
  return (reply.type === 'items' ? KINDS[reply.items[0] ?? 0] : undefined) ?? KINDS[0];
}

async function askId(prompter: Prompter, prompt: string): Promise<string> {
  const proposed = slugFrom(prompt);
  const label = proposed === '' ? 'Id' : `Id (Enter: ${proposed})`;
  const typed = await askLine(prompter, label, proposed === '' ? 'required' : 'optional');
  return typed === '' ? proposed : typed;
}

function askMatch(prompter: Prompter): Promise<string> {
  return askLines(prompter, 'What must hold, as YAML; only . where that is the answer', 'optional');
}

type Need = 'required' | 'optional';

function askLine(prompter: Prompter, label: string, need: Need): Promise<string> {
  return ask(prompter, 'line', label, need);
}

function askLines(prompter: Prompter, label: string, need: Need): Promise<string> {
  return ask(prompter, 'lines', label, need);
}

async function ask(prompter: Prompter, type: 'line' | 'lines', label: string, need: Need): Promise<string> {
  const ends = type === 'line' ? 'Enter' : 'a line .';
  const help = need === 'required' ? `${ends} ends it` : `${ends} alone for none`;
  for (;;) {
    const rest = type === 'line' ? { type, history: [] } : { type, start: '', commands: false };
    const reply = await prompter.ask({ ...rest, label: `${label} >`, help });
    const text = reply.type === 'text' ? reply.text.trim() : '';
    if (text !== '' || need === 'optional') return text;
  }
}

function listed(text: string): string[] {
  return text === '' ? [] : [text];
}
