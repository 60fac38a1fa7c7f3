import type { Command } from 'commander';
import type { Env } from '../env.ts';
import { Failure } from '../errors.ts';
import { reportSettingFindings } from '../learner/report-home-findings.ts';
import { parseExamDate } from '../progress/exam-date.ts';
import { parseSetting, readSettings, type SettingsReading } from '../progress/read-settings.ts';
import {
  isSettingName,
  SETTING_NAMES,
  type SettingName,
  settingOf,
  variableOf,
} from '../progress/settings.ts';
import { storeSetting, unsetSetting } from '../progress/write-setting.ts';
import { jsonText } from '../source/json-text.ts';
import { lookUp } from '../source/look-up.ts';
import { nearest } from '../source/nearest.ts';
import { drawTable } from '../ui/render/table.ts';
import { rowScreenOf } from '../ui/screen-of.ts';
import { type Act, examples } from './command.ts';

interface JsonFlag {
  readonly json?: boolean;
}

export function define(command: Command, act: Act): void {
  command
    .command('list')
    .description('List every setting with its value, where that comes from, and what it does.')
    .option('--json', 'print one JSON document')
    .action(({ json }: JsonFlag) => act((env) => list(json === true, env)));
  command
    .command('get')
    .description('Print the value of a setting.')
    .argument('<setting>')
    .option('--json', 'print one JSON document')
    .action((name: string, { json }: JsonFlag) => act((env) => get(settingNamed(name), json === true, env)));
  command
    .command('set')
    .description('Change a setting.')
    .argument('<setting>')
    .argument('<value>')
    .allowUnknownOption()
    .action((name: string, value: string) => act((env) => set(settingNamed(name), value, env)));
  command
    .command('unset')
    .description('Go back to the default of a setting.')
    .argument('<setting>')
    .action((name: string) => act((env) => unset(name, env)));
  command
    .command('edit')
    .description('Open the settings in your editor, and check them before they hold.')
    .action(() =>
      act(async (env) => {
        const { editSettings } = await import('./config/edit-settings.ts');
        return editSettings(env);
      }),
    );
  examples(command, [
    ['k8s-drill config list', 'every setting'],
    ['k8s-drill config get new-per-day', 'one setting, for scripts'],
    ['k8s-drill config set exam-date 2027-01-15', 'plan toward the exam'],
    ['k8s-drill config set exam-date 6w', 'the exam is in six weeks'],
    ['k8s-drill config set days-off sat,sun', 'leave the weekends out'],
    ['k8s-drill config set easy-days wed', 'half as much on Wednesdays'],
    ['k8s-drill config unset new-per-day', 'back to the default'],
    ['k8s-drill config edit', 'all of them, in your editor'],
  ]);
}

/** @throws Failure `unknown-setting`, with the most similar name */
function settingNamed(name: string): SettingName {
  if (isSettingName(name)) return name;
  throw new Failure({ code: 'unknown-setting', name, nearest: nearest(name, SETTING_NAMES) });
}

function list(json: boolean, env: Env): number {
  const reading = readSettings(env);
  const rows = SETTING_NAMES.map((name) => described(name, reading));
  if (json) env.stdout.write(`${jsonText({ version: 1, settings: rows })}\n`);
  else {
    const table = rows.map(({ name, text, origin, summary: does }) => [name, text, origin, does]);
    env.stdout.write(`${drawTable([['Setting', 'Value', 'From', 'Does'], ...table], rowScreenOf(env))}\n`);
  }
  reportSettingFindings(env, reading.findings);
  return 0;
}

function get(name: SettingName, json: boolean, env: Env): number {
  const setting = described(name, readSettings(env));
  env.stdout.write(json ? `${jsonText({ version: 1, ...setting })}\n` : `${setting.text}\n`);
  return 0;
}

function described(name: SettingName, { resolved }: SettingsReading) {
  const { type, default: fallback, summary } = settingOf(name);
  const found = resolved.find((setting) => setting.name === name);
  const value = found ? found.value : fallback;
  return {
    name,
    value: type.toJson(value),
    text: type.format(value),
    origin: found?.origin ?? 'default',
    default: type.toJson(fallback),
    expected: type.expected,
    summary,
  };
}

async function set(name: SettingName, text: string, env: Env): Promise<number> {
  const value = name === 'exam-date' ? parseExamDate(text, env) : parseSetting(name, text);
  await storeSetting(env, name, value);
  env.stdout.write(`${name} is ${settingOf(name).type.format(value)}\n`);
  warnOfVariable(name, env);
  return 0;
}

async function unset(name: string, env: Env): Promise<number> {
  const { findings } = readSettings(env);
  const isStored = findings.some((finding) => finding.code === 'unknown-setting' && finding.name === name);
  const known = isStored ? undefined : settingNamed(name);
  await unsetSetting(env, name);
  if (known) {
    env.stdout.write(`${known} is ${settingOf(known).type.format(settingOf(known).default)}, the default\n`);
    warnOfVariable(known, env);
  } else env.stdout.write(`${name} is gone from the file\n`);
  return 0;
}

function warnOfVariable(name: SettingName, env: Env): void {
  if (lookUp(env.variables, variableOf(name)))
    env.stderr.write(`k8s-drill: ${variableOf(name)} is set and takes precedence\n`);
}
