import type { Env, Prompter } from '../../env.ts';
import { isFailure } from '../../errors.ts';
import { parseExamDate } from '../../progress/exam-date.ts';
import { parseSetting } from '../../progress/read-settings.ts';
import { SETTINGS, type SettingName } from '../../progress/settings.ts';
import { EXPERIENCES } from '../../schedule/first-answer.ts';
import { QUESTIONS } from '../../session/placement.ts';
import { programName } from '../../source/program-name.ts';
import { wrap } from '../../ui/render/wrap.ts';

const WELCOME = [
  'k8s-drill: a few minutes every morning until the exam.',
  'You type commands and manifests, and k8s-drill says what they mean. What you are about to forget comes back in time. ' +
    'Everything stays in local files; nothing is sent.',
];

/** One setting that a new learner is asked for. */
interface Asked {
  readonly name: SettingName;
  readonly label: string;
  help(program: string): string;
  /** @throws Failure `invalid-setting` */
  parse(text: string, env: Env): unknown;
}

const ASKED: readonly Asked[] = [
  {
    name: 'exam-date',
    label: 'The day of your exam (2027-01-15, or 6w)?',
    help: (program) => `Enter: not known yet; ${program} config set exam-date sets it later`,
    parse: parseExamDate,
  },
  {
    name: 'minutes-per-day',
    label: 'Minutes a day?',
    help: () => `Enter: ${SETTINGS['minutes-per-day'].default}`,
    parse: (text) => parseSetting('minutes-per-day', text),
  },
];

/**
 * Asks a new learner for what the plan needs; Enter takes the default.
 * @returns whether to begin with the course, or with the questions that place the learner in it
 * @throws Failure `interrupted` or `terminal-gone`
 */
export async function askFirstRun(env: Env): Promise<'begin' | 'place'> {
  for (const paragraph of WELCOME) env.stdout.write(`\n${wrap(paragraph, env.stdout.columns)}\n`);
  env.stdout.write('\n');
  const prompter = await env.prompter();
  try {
    for (const asked of ASKED) await askSetting(asked, env, prompter);
    return (await askKnowledge(env, prompter)) && (await askPlacement(prompter, programName(env.variables)))
      ? 'place'
      : 'begin';
  } finally {
    prompter.close();
  }
}

/** Asks whether the learner knows some Kubernetes, and stores what the plan expects of first answers. */
async function askKnowledge(env: Env, prompter: Prompter): Promise<boolean> {
  const items = ['New to it', 'Some', 'Experienced'];
  const level = await picked(prompter, 'How much Kubernetes do you know?', items);
  if (level === 0) return false;
  const { storeSetting } = await import('../../progress/write-setting.ts');
  await storeSetting(env, 'experience', EXPERIENCES[level]);
  return true;
}

async function askPlacement(prompter: Prompter, program: string): Promise<boolean> {
  const items = [
    `Answer ${QUESTIONS} questions now, about 10 minutes: units that you know are not taught from the start`,
    `Begin with the first unit; ${program} place asks the questions later`,
  ];
  return (await picked(prompter, 'Where to begin?', items)) === 0;
}

async function picked(prompter: Prompter, label: string, items: readonly string[]): Promise<number> {
  const reply = await prompter.ask({ type: 'menu', label, items });
  return reply.type === 'items' ? (reply.items[0] ?? 0) : 0;
}

async function askSetting({ name, label, help, parse }: Asked, env: Env, prompter: Prompter): Promise<void> {
  for (;;) {
    const reply = await prompter.ask({
      type: 'line',
      label,
      history: [],
      help: help(programName(env.variables)),
    });
    const text = reply.type === 'text' ? reply.text.trim() : '';
    if (text === '') return;
    try {
      const value = parse(text, env);
      const { storeSetting } = await import('../../progress/write-setting.ts');
      return await storeSetting(env, name, value);
    } catch (error) {
      if (!isFailure(error)) throw error;
      env.stdout.write(`${wrap(error.message, env.stdout.columns)}\n`);
    }
  }
}
