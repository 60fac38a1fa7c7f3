import type { Card, Fence } from '../../deck/card.ts';
import type { Command } from '../../kubernetes/command/command.ts';
import type { Refusal } from '../../kubernetes/command/refusal.ts';
import { readScript, type ScriptReading } from '../../kubernetes/command/statement.ts';
import type { Range } from '../../source/range.ts';
import { type ParsedYaml, parseYaml } from '../../yaml/parse-yaml.ts';
import { entryOf, type YamlNode } from '../../yaml/yaml-node.ts';
import { type CodeBlock, shownCode } from './code-block.ts';
import { filledIn, leftOpen, overlaps, withoutElisions } from './left-open.ts';
import { placeIn } from './place-in.ts';

/** A card with parsed parts that several rules need. */
export interface LintedCard {
  readonly card: Card;
  /** The ways of a `command` or `lab` card, and the shell code that it shows. */
  readonly scripts: readonly LintedScript[];
  /** The answers of a `manifest` or `lab` card, the matches of a `manifest` card, the worlds of a `command` card, and Kubernetes objects that it shows. */
  readonly manifests: readonly LintedManifest[];
}

export interface LintedScript extends CodeBlock {
  readonly role: 'way' | 'shown';
  readonly reading: ScriptReading;
  /** The reasons why the shell or a tool would not run it. */
  readonly refusals: readonly Refusal[];
}

export interface LintedManifest extends CodeBlock {
  readonly role: 'answer' | 'match' | 'shown' | 'world';
  readonly parsed: ParsedYaml;
  /** Whether parts of it are left out on purpose, so that nothing counts as missing. */
  readonly isPartial: boolean;
}

const SHELLS = new Set(['sh', 'bash', 'shell', 'zsh']);
const YAMLS = new Set(['yaml', 'yml']);
/** A YAML text that is a whole Kubernetes object. */
const OBJECT = /^[ \t]*apiVersion:/m;
/** A Helm template is YAML only after it was rendered. */
const TEMPLATE = '{{';
const BROKEN = /\bbroken\b/;

export function lintedCard(card: Card): LintedCard {
  const scripts: LintedScript[] = [];
  const manifests: LintedManifest[] = [];
  if (card.kind === 'command') {
    for (const way of card.ways) scripts.push(scriptOf(blockOf(card, way), 'way', readScript(way.text)));
    for (const world of card.worlds ?? []) manifests.push(manifestOf(blockOf(card, world), 'world'));
  }
  if (card.kind === 'lab')
    for (const way of card.ways) {
      if (way.language === 'sh') scripts.push(scriptOf(blockOf(card, way), 'way', readScript(way.text)));
      else manifests.push(manifestOf(blockOf(card, way), 'answer'));
    }
  if (card.kind === 'manifest') {
    for (const answer of card.answers) manifests.push(manifestOf(blockOf(card, answer), 'answer'));
    for (const match of card.matches) manifests.push(manifestOf(blockOf(card, match), 'match'));
    if (card.start !== undefined && !isBroken(card, card.start))
      manifests.push(...shownManifest(blockOf(card, card.start), true));
  }
  for (const block of shownCode(card)) {
    if (block.broken) continue;
    if (SHELLS.has(block.language)) scripts.push(...shownScript(block));
    else if (YAMLS.has(block.language) && OBJECT.test(block.text)) manifests.push(...shownManifest(block));
  }
  return { card, scripts, manifests };
}

function blockOf(card: Card, fence: Fence): CodeBlock {
  const { language, text } = fence;
  return { language, broken: false, text, place: placeIn(card.file.text, fence) };
}

/** The words of a fence are on the line above its text. */
function isBroken({ file: { text } }: Card, { range }: Fence): boolean {
  return BROKEN.test(text.slice(text.lastIndexOf('\n', range.start - 2) + 1, range.start));
}

function scriptOf(block: CodeBlock, role: LintedScript['role'], reading: ScriptReading): LintedScript {
  return { role, reading, refusals: refusalsOf(reading), ...block };
}

/** The reasons why the shell or its tools would not run a script. */
export function refusalsOf({ statements, refusals }: ScriptReading): Refusal[] {
  const ofTools = statements.flatMap(({ commands }) => commands.flatMap((command) => command.refusals));
  return [...refusals, ...ofTools];
}

function manifestOf(
  block: CodeBlock,
  role: LintedManifest['role'],
  parsed = parseYaml(block.text),
  isPartial = false,
): LintedManifest {
  return { role, parsed, isPartial, ...block };
}

/** Only a document with both `apiVersion` and `kind` claims to be an object. */
function shownManifest(block: CodeBlock, isStart = false): LintedManifest[] {
  if (block.text.includes(TEMPLATE)) return [];
  const elided = withoutElisions(block.text);
  const parsed = parseYaml(elided.text);
  const manifest = manifestOf(block, 'shown', parsed, isStart || elided.isPartial);
  const { documents, problems } = parsed;
  const isObject = (root: YamlNode | undefined): boolean =>
    entryOf(root, 'apiVersion') !== undefined && entryOf(root, 'kind') !== undefined;
  return problems.length > 0 || documents.every(({ root }) => root === undefined || isObject(root))
    ? [manifest]
    : [];
}

/** Only commands of known tools are checked, and only without placeholders. */
function shownScript(block: CodeBlock): LintedScript[] {
  const open = leftOpen(block.text);
  const text = filledIn(block.text);
  const reading = readScript(text);
  const commands = reading.statements.flatMap((statement) => statement.commands);
  if (!commands.some(isKnown)) return [];
  const isFree = ({ range }: { readonly range: Range }): boolean =>
    !open.some((place) => overlaps(place, range));
  const statements = reading.statements.map((statement) => ({
    ...statement,
    commands: statement.commands.map((c) => ({ ...c, refusals: c.refusals.filter(isFree) })),
  }));
  const refusals = reading.refusals.filter(
    (refusal) => isFree(refusal) && !isSubstitution(text, refusal.range),
  );
  return [scriptOf(block, 'shown', { statements, refusals })];
}

/** `<(command)`: a file to bash, but a redirect to this reader. */
function isSubstitution(text: string, { end }: Range): boolean {
  return text.charAt(end) === '(';
}

function isKnown({ verb }: Command): boolean {
  return verb !== undefined;
}
