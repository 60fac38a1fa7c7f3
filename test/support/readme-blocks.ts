import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { COMMANDS } from '../../src/commands/registry.ts';
import type { Catalogue } from '../../src/deck/catalogue/catalogue.ts';
import { loadCurriculum } from '../../src/learner/load-curriculum.ts';
import { INFOS } from '../../src/lint/rules/registry.ts';
import { KEY_HELP } from '../../src/ui/frontend/keys.ts';
import { runIn } from './run.ts';
import { testEnv } from './test-env.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** Keys that the README tells of in a sentence. */
const TOLD_IN_WORDS = /^(?::.+|empty line)$/;

/** What stands between the markers of the README, made anew by the program itself. */
export const BLOCKS: Readonly<Record<string, () => string | Promise<string>>> = {
  compare: () => session(["k8s-drill compare 'kubectl get pods -o wide --namespace dev' 'k get po -o wide'"]),
  keys: () =>
    table(
      ['key', 'does'],
      KEY_HELP.filter(([key]) => !TOLD_IN_WORDS.test(key)).map(([key, does]) => [key, does]),
    ),
  commands,
  decks,
  rules: () =>
    table(
      ['group', 'rule', 'severity', 'finds'],
      INFOS.map(({ group, code, severity, fixable, text }) => [
        group,
        `\`${code}\``,
        fixable ? `${severity}, \`--fix\`` : severity,
        text.what,
      ]),
    ),
};

/** Runs command lines one after another in one folder, and shows them as a terminal would. */
async function session(
  lines: readonly string[],
  files: Readonly<Record<string, string>> = {},
): Promise<string> {
  const rows: string[] = [];
  for (const line of lines) {
    const env = testEnv();
    for (const [path, text] of Object.entries(files)) writeFileSync(join(env.workingDirectory, path), text);
    const [, ...argv] = words(line);
    const { out, err } = await runIn(env, ...argv);
    const shown = out + err;
    rows.push(`$ ${line}\n${shown.replaceAll(`${env.workingDirectory}/`, '').trimEnd()}`);
  }
  return `\`\`\`console\n${rows.join('\n')}\n\`\`\``;
}

function words(line: string): string[] {
  return [...line.matchAll(/'([^']*)'|(\S+)/g)].map((m) => m[1] ?? m[2] ?? '');
}

/** The names of all commands by the groups of the help. */
function commands(): string {
  const groups = [...new Set(COMMANDS.map(({ group }) => group))];
  const named = groups.map((group) => {
    const names = COMMANDS.filter((command) => command.group === group).map(({ name }) => `\`${name}\``);
    return `**${group}**: ${names.join(' ')}`;
  });
  return named.join('; ');
}

function decks(): string {
  const catalogue: Catalogue = JSON.parse(readFileSync(join(ROOT, 'dist/catalogue.json'), 'utf8'));
  const { domains } = loadCurriculum(testEnv());
  const count = (all: readonly { cards: readonly unknown[] }[]) =>
    all.reduce((sum, deck) => sum + deck.cards.length, 0);
  const rows = domains.map(({ slug, title, weight }) => {
    const own = catalogue.decks.filter((deck) => deck.domain === slug);
    return [
      title,
      `${weight} %`,
      `${count(own)}`,
      topicsOf(own)
        .map((topic) => `\`${topic}\``)
        .join(' '),
    ];
  });
  const kinds = catalogue.decks.flatMap((deck) => deck.cards.map((card) => card.kind));
  const typed = kinds.filter((kind) => kind === 'command' || kind === 'manifest').length;
  const labs = kinds.filter((kind) => kind === 'lab').length;
  const sum = `${kinds.length} cards in ${topicsOf(catalogue.decks).length} topics; ${typed} of them are typed commands and manifests, and ${labs} are labs.`;
  return `${sum}\n\n${table(['domain', 'of the exam', 'cards', 'topics'], rows)}`;
}

function topicsOf(decks: readonly { readonly topic: string }[]): readonly string[] {
  return [...new Set(decks.map(({ topic }) => topic))];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
