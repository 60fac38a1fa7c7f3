import type { Argument, Command, Option } from 'commander';
import type { UnitOutline } from '../../curriculum/course.ts';
import type { Curriculum } from '../../curriculum/curriculum.ts';
import { DOMAINS } from '../../curriculum/domain.ts';
import { KINDS } from '../../deck/card.ts';
import type { CatalogueDeck } from '../../deck/catalogue/catalogue.ts';
import { knownKinds } from '../../kubernetes/schema/schemas.ts';
import { KUBERNETES_VERSIONS } from '../../kubernetes/schema/versions.ts';
import { FORMATS } from '../../lint/reporters/registry.ts';
import { INFOS } from '../../lint/rules/registry.ts';
import { SETTING_NAMES, settingOf } from '../../progress/settings.ts';
import { SECTION_NAMES } from '../../ui/statistics/registry.ts';
import { GUIDES } from '../help/guides.ts';
import { createProgram } from '../program.ts';
import { COMMANDS } from '../registry.ts';
import type { CommandOutline, CompletionWord, FlagOutline, ProgramOutline } from './outline.ts';
import { SHELLS } from './shells.ts';

/** The whole program as completion sees it. Loads every command, so the build calls it and no session does. */
export async function outlineProgram(
  decks: readonly Pick<CatalogueDeck, 'topic' | 'title'>[],
  { topicGroups }: Pick<Curriculum, 'topicGroups'>,
  units: readonly Pick<UnitOutline, 'id' | 'title'>[],
): Promise<ProgramOutline> {
  const program = createProgram('');
  for (const { name, summary, load } of COMMANDS) {
    const command = program.command(name).summary(summary);
    (await load()).define(command, () => {});
  }
  const root = outlineOf(program);
  const commandWords = root.commands.map(({ name, summary }): CompletionWord => [name, summary]);
  const topics = new Map(decks.map(({ topic, title }): CompletionWord => [topic, title]));
  const groups = Object.entries(topicGroups).map(
    ([group, members]): CompletionWord => [group, `topics: ${members.join(', ')}`],
  );
  return {
    root,
    words: {
      ...words(commandWords),
      topic: [...topics, ...groups],
      unit: units.map(({ id, title }) => [id, title]),
    },
  };
}

function outlineOf(command: Command): CommandOutline {
  const { options, registeredArguments, commands } = command;
  return {
    name: command.name(),
    summary: command.summary() || command.description(),
    commands: commands.map(outlineOf),
    flags: [...options.filter((option) => !option.hidden).map(flagOf), HELP],
    args: registeredArguments.map((argument: Argument) => argument.name()),
    variadic: registeredArguments.at(-1)?.variadic === true,
  };
}

const HELP: FlagOutline = { names: ['-h', '--help'], summary: 'display help for command' };

function flagOf({ short, long, flags, description }: Option): FlagOutline {
  const [, value] = /[<[]([^>\]]+)[>\]]/.exec(flags) ?? [];
  const names = [short, long].filter((name) => name !== undefined);
  return { names, summary: description, ...(value !== undefined && { value: value.replace('...', '') }) };
}

/** The words that do not depend on decks. */
function words(commands: readonly CompletionWord[]): Record<string, CompletionWord[]> {
  const kinds = new Set(knownKinds().map(({ kind }) => kind.toLowerCase()));
  return {
    domain: DOMAINS.map((domain) => [domain, '']),
    kind: KINDS.map((kind) => [kind, '']),
    setting: SETTING_NAMES.map((name) => [name, settingOf(name).summary]),
    format: FORMATS.map((format) => [format, '']),
    code: INFOS.map(({ code, text }) => [code, text.what]),
    version: [...KUBERNETES_VERSIONS].reverse().map((version) => [version, '']),
    shell: Object.keys(SHELLS).map((shell) => [shell, '']),
    subject: [...GUIDES.map(({ name, summary }): CompletionWord => [name, summary]), ...commands],
    sections: SECTION_NAMES.map((name) => [name, '']),
    object: [...kinds].sort().map((kind) => [kind, '']),
  };
}
