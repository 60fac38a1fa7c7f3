import { createHash } from 'node:crypto';
import type { Card, DeckHeader, Kind } from '../card.ts';
import { KIND_RULES, ruleOf } from '../kinds/registry.ts';
import type { Block } from '../markdown/block.ts';
import { readAlerts } from './alert.ts';
import { checkBlocks } from './check-blocks.ts';
import { type Findings, hasErrors, report } from './findings.ts';
import type { CardOutline } from './outline-deck.ts';
import { isUnseen } from './outline-deck.ts';
import { partOf, plainPart } from './part.ts';
import { type Properties, parseProperties } from './properties.ts';
import { readProperties, readSetKind } from './read-properties.ts';
import { type CardShape, shapeOf } from './shape.ts';

/** Of a fingerprint. */
const DIGITS = 12;

const NO_PROPERTIES: Properties = new Map();

/** What a card takes from its deck. */
export type CardDeck = Pick<DeckHeader, 'topic' | 'domain' | 'tags' | 'kubernetes'>;

/** Reads a card and reports everything that is wrong with it. @returns `null` for any error but a missing id, which leaves the id empty */
export function parseCard(outline: CardOutline, deck: CardDeck, findings: Findings): Card | null {
  const { file } = findings;
  const { text } = file;
  const { heading, comment } = outline;
  const before = findings.list.length;
  if (heading.content.start === heading.content.end) report(findings, 'empty-prompt', heading);
  const given = (comment && parseProperties(text, comment, findings)) ?? NO_PROPERTIES;
  const properties = readProperties(given, deck, heading, findings);
  checkBlocks(text, outline, findings);
  const shape = shapeOf(text, outline, readSetKind(given, findings), findings);
  if (shape === null) return null;
  checkForKind(given, shape.kind, findings);
  const rule = ruleOf(shape.kind);
  const answer = rule.read({ text, shape, properties: given, findings });
  const { hints, notes } = readAlerts(text, outline.alerts, findings);
  if (answer === null || hasErrors(findings, before, 'missing-id')) return null;
  const context = contextOf(text, shape);
  const prompt = plainPart(text, heading.content);
  return {
    identity: `${deck.topic}/${properties.id}`,
    topic: deck.topic,
    domain: deck.domain,
    properties,
    prompt,
    ...(context && { context }),
    hints,
    notes,
    fingerprint: () => fingerprint(prompt.text, answer.kind, rule.essence(answer)),
    file,
    range: { start: outline.start, end: outline.end },
    ...answer,
  };
}

function contextOf(text: string, shape: CardShape): ReturnType<typeof partOf> {
  const seen = (block: Block): boolean => !isUnseen(block);
  const first = shape.context.findIndex(seen);
  const last = shape.context.findLastIndex(seen);
  return first === -1 ? null : partOf(text, shape.context.slice(first, last + 1));
}

/** Reports properties that belong to another kind. */
function checkForKind(properties: Properties, kind: Kind, findings: Findings): void {
  for (const { name, nameRange } of properties.values()) {
    const owners = Object.values(KIND_RULES).filter((rule) => rule.properties.includes(name));
    if (owners.length === 0 || owners.some((rule) => rule.kind === kind)) continue;
    report(
      findings,
      'property-for-kind',
      nameRange,
      name,
      kind,
      owners.map((o) => `\`${o.kind}\``).join(' and '),
    );
  }
}

/**
 * 12 hex digits of SHA-256 over the folded prompt and answer. Case and white space do not count: a card that is
 * only formatted differently keeps its fingerprint.
 */
function fingerprint(prompt: string, kind: string, essence: string): string {
  const folded = [prompt, kind, essence].map(fold).join('\n');
  return createHash('sha256').update(folded).digest('hex').slice(0, DIGITS);
}

function fold(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
}
