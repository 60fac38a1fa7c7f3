import type { Env } from '../../env.ts';
import { findHome, type Home } from '../../progress/home.ts';
import { SETTING_NAMES, type SettingName, settingOf, variableOf } from '../../progress/settings.ts';
import type { Screen } from '../../screen.ts';
import { asStarted, programName } from '../../source/program-name.ts';
import { drawTable } from '../../ui/render/table.ts';
import { indent, wrap } from '../../ui/render/wrap.ts';
import type { GuideModule } from './guide.ts';

/** Variables that are no settings. */
const VARIABLES: readonly (readonly [name: string, does: string])[] = [
  ['K8S_DRILL_HOME', 'the folder of settings, answers and own decks'],
  ['VISUAL, EDITOR', 'your editor, where the setting names none'],
  ['NO_COLOR', 'set to anything: no colours'],
  ['FORCE_COLOR', 'colours, even without a terminal; 0 for none'],
  ['TERM', 'dumb: no colours, no signs beyond ASCII'],
  ['LC_ALL, LC_CTYPE, LANG', 'whether the terminal shows signs beyond ASCII (UTF-8)'],
];

const FILES: readonly (readonly [file: Exclude<keyof Home, 'folder'>, does: string])[] = [
  ['config', 'the settings; `k8s-drill config edit` opens them'],
  ['log', 'every answer, the one thing to back up'],
  ['snapshot', 'what follows from the answers; rebuilt if it is missing'],
  ['decks', 'your own decks'],
  ['drafts', 'manifests and cards that are being written'],
  ['exams', 'mock exams and their results'],
  ['cache', 'what was read of decks; may be deleted'],
];

export const guide: GuideModule['guide'] = (screen, env) =>
  [
    heading('Settings', screen),
    wrap(
      `${screen.program} config set <name> <value> changes one. A variable takes precedence over the file, the file over the default.`,
      screen.width,
    ),
    SETTING_NAMES.map((name) => described(name, screen)).join('\n\n'),
    heading('Variables', screen),
    drawTable([['Variable', 'Does'], ...VARIABLES], screen),
    heading(`Files in ${findHome(env).folder}`, screen),
    drawTable([['File', 'Holds'], ...files(env)], screen),
  ].join('\n\n');

function heading(text: string, screen: Screen): string {
  return screen.style.bold(text);
}

function described(name: SettingName, screen: Screen): string {
  const { type, default: fallback, summary } = settingOf(name);
  const rows = [`must be ${type.expected}`, `default ${type.format(fallback)}; variable ${variableOf(name)}`];
  const head = wrap(`${screen.style.key(name)}: ${summary}`, screen.width);
  return [head, ...rows.map((row) => indent(wrap(row, screen.width - 2), '  '))].join('\n');
}

function files(env: Env): [string, string][] {
  const home = findHome(env);
  return FILES.map(([file, does]) => [
    home[file].slice(home.folder.length + 1),
    asStarted(does, programName(env.variables)),
  ]);
}
