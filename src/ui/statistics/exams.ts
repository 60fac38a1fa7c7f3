import type { PastExam } from '../../schedule/statistics/source.ts';
import { formatStudyDay } from '../../schedule/study-day.ts';
import { count, duration } from '../render/numbers.ts';
import { type ReportBlock, table, text } from '../report/report.ts';
import { section } from './section.ts';

export const exams = section(
  'Mock exams',
  'their results, and how they went on',
  ({ exams }) => exams(),
  show,
);

/** The number of exams that are plotted; the table lists all. */
const PLOTTED = 20;

function show(sat: readonly PastExam[], program: string): ReportBlock[] {
  const last = sat.at(-1);
  if (!last) return [text(`No mock exam was sat yet; ${program} exam begins one.`)];
  const rows = sat.map(({ day, percent, passed, tasks, elapsed, duration: given }) => [
    formatStudyDay(day),
    `${percent} %`,
    passed ? 'passed' : 'failed',
    `${tasks}`,
    `${duration(elapsed)} of ${duration(given)}`,
  ]);
  const passed = sat.filter((exam) => exam.passed).length;
  return [
    text(`${count(sat.length, 'exam')}, ${passed} passed.`),
    {
      type: 'bars',
      title: 'Results, and the pass mark',
      max: 100,
      bars: [
        ...sat.slice(-PLOTTED).map(({ day, percent, passed }) => ({
          label: formatStudyDay(day),
          value: percent,
          text: `${percent} %, ${passed ? 'passed' : 'failed'}`,
        })),
        { label: 'Pass mark', value: last.passMark, text: `${last.passMark} %` },
      ],
    },
    {
      type: 'bars',
      title: 'The last one by domain',
      max: 100,
      bars: last.domains.map(({ name, percent }) => ({ label: name, value: percent, text: `${percent} %` })),
    },
    table([['Exam', 'Score', 'Result', 'Tasks', 'Time'], ...rows]),
  ];
}
