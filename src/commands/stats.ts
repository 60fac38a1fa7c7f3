import type { Command } from 'commander';
import type { Env } from '../env.ts';
import { Failure } from '../errors.ts';
import { writeAtomically } from '../files/atomic-write.ts';
import { openLearner } from '../learner/open-learner.ts';
import { outputFile } from '../progress/output-file.ts';
import { formatStudyDay } from '../schedule/study-day.ts';
import { didYouMean } from '../source/did-you-mean.ts';
import { jsonText } from '../source/json-text.ts';
import { nearest } from '../source/nearest.ts';
import { programName } from '../source/program-name.ts';
import { describeReport } from '../ui/report/describe-report.ts';
import { drawReport } from '../ui/report/draw-report.ts';
import { reportPage } from '../ui/report/page.ts';
import type { Report } from '../ui/report/report.ts';
import { screenOf } from '../ui/screen-of.ts';
import { isSectionName, SECTION_NAMES, SECTIONS, type SectionName } from '../ui/statistics/registry.ts';
import { type Act, examples, helpList } from './command.ts';
import { DECK_FLAG } from './flags.ts';
import { statisticsSource } from './stats/statistics-source.ts';

interface StatsCommand {
  readonly sections: readonly SectionName[];
  readonly decks: readonly string[];
  readonly plain: boolean;
  readonly json: boolean;
  /** The HTML file to write. */
  readonly html?: string;
  readonly force: boolean;
}

type Flags = Partial<Pick<StatsCommand, 'plain' | 'json' | 'html' | 'force'>> & { readonly deck?: string[] };

/** Prints a count of days since 1970 as a date. */
const DAY_KEYS = new Set(['day']);

export function define(command: Command, act: Act): void {
  command
    .argument('[sections...]', 'what to show; everything where none is named')
    .option('--plain', 'plain lines: nothing is drawn, every plot in words')
    .option('--json', 'print one JSON document')
    .option('--html <file>', 'write one page with the same plots, which needs no other file')
    .option('--force', 'write over a file that is there')
    .option(...DECK_FLAG)
    .action((names: string[], { deck = [], plain = false, json = false, force = false, html }: Flags) => {
      const sections = names.length === 0 ? SECTION_NAMES : names.map(readSection);
      const page = html === undefined ? {} : { html };
      act((env) => stats({ sections, decks: deck, plain, json, force, ...page }, env));
    });
  helpList(
    command,
    'Sections',
    SECTION_NAMES.map((name) => [name, SECTIONS[name].summary]),
  );
  examples(command, [
    ['k8s-drill stats', 'everything, as plots'],
    ['k8s-drill stats readiness recall', 'these sections only'],
    ['k8s-drill stats activity --plain', 'in words, for a screen reader'],
    ['k8s-drill stats --json', 'for scripts'],
    ['k8s-drill stats --html stats.html', 'one page to keep or to print'],
  ]);
}

function readSection(name: string): SectionName {
  if (isSectionName(name)) return name;
  const hint = didYouMean(nearest(name, SECTION_NAMES, 1)) || `there are: ${SECTION_NAMES.join(', ')}`;
  throw new Failure({ code: 'usage', message: `unknown section '${name}'; ${hint}` });
}

async function stats(options: StatsCommand, env: Env): Promise<number> {
  const page = options.html === undefined ? undefined : outputFile(env, options.html, options.force);
  const learner = await openLearner(env, options.decks);
  const source = statisticsSource(learner, env);
  const read = [...new Set(options.sections)].map((name) => {
    const { title, of } = SECTIONS[name];
    return { name, title, ...of(source, programName(env.variables)) };
  });
  const date = formatStudyDay(learner.day);
  const report: Report = { title: `k8s-drill statistics, ${date}`, sections: read };
  if (page !== undefined) {
    writeAtomically(env, page, Buffer.from(reportPage(report)));
    env.stderr.write(`${page} is written\n`);
  }
  if (options.json) {
    const sections = Object.fromEntries(read.map(({ name, data }) => [name, data]));
    env.stdout.write(`${jsonText({ version: 1, day: learner.day, ...sections }, withDates, 2)}\n`);
  } else if (page === undefined) {
    env.stdout.write(options.plain ? describeReport(report) : drawReport(report, screenOf(env)));
  }
  return 0;
}

function withDates(key: string, value: unknown): unknown {
  return DAY_KEYS.has(key) && typeof value === 'number' ? formatStudyDay(value) : value;
}
