import { activity } from './activity.ts';
import { exams } from './exams.ts';
import { forecast } from './forecast.ts';
import { leeches } from './leeches.ts';
import { memory } from './memory.ts';
import { readiness } from './readiness.ts';
import { recall } from './recall.ts';
import { retention } from './retention.ts';
import type { StatisticsSection } from './section.ts';
import { syllabus } from './syllabus.ts';
import { times } from './times.ts';
import { year } from './year.ts';

/** Every section of the statistics by its name, in the order in which they are shown. */
export const SECTIONS = {
  readiness,
  recall,
  activity,
  year,
  forecast,
  retention,
  memory,
  times,
  leeches,
  syllabus,
  exams,
} as const satisfies Record<string, StatisticsSection>;

export type SectionName = keyof typeof SECTIONS;
export const SECTION_NAMES = Object.keys(SECTIONS) as SectionName[];

export function isSectionName(name: string): name is SectionName {
  return Object.hasOwn(SECTIONS, name);
}
