import { parseArgs } from 'node:util';
import { forecast } from '../../src/schedule/exam/forecast.ts';
import { ankiDefaults, oracle, randomOrder, sm2 } from './days/baselines.ts';
import { dayOptions, ours } from './days/ours.ts';
import { type Course, runCourse } from './days/run-course.ts';
import { CARDS, DAYS, FIRST_SEED, LEARNERS, MINUTES, POINTS } from './days/setting.ts';
import type { CreateStrategy } from './days/strategy.ts';

export function run(args: readonly string[]): void {
  const { values } = parseArgs({
    args: [...args],
    options: {
      learners: { type: 'string' },
      seed: { type: 'string' },
      days: { type: 'string' },
      minutes: { type: 'string' },
    },
  });
  const count = Number(values.learners ?? 3);
  const seed = Number(values.seed ?? FIRST_SEED);
  const all: Record<string, CreateStrategy> = { ours, oracle, ankiDefaults, sm2, randomOrder };
  for (const kind of LEARNERS)
    for (const days of DAYS.filter((d) => !values.days || d === Number(values.days)))
      for (const minutesADay of MINUTES.filter((m) => !values.minutes || m === Number(values.minutes))) {
        const t0 = performance.now();
        const p = forecast(dayOptions({ kind, days, minutesADay, dated: true }, new Map(), 0) as never);
        const t1 = performance.now();
        const row: Record<string, string> = {};
        for (const [name, create] of Object.entries(all)) {
          const courses = Array.from({ length: count }, (_, i) =>
            runCourse(create, { kind, days, minutesADay, dated: true, seed: `${seed + i}` }),
          );
          row[name] = (100 * mean(courses.map((c) => c.score))).toFixed(1);
          if (name === 'ours' || name === 'oracle') console.log(describe(courses[0] as Course));
        }
        const t2 = performance.now();
        console.log(
          kind.name,
          days,
          minutesADay,
          'predicted',
          (100 * p.score).toFixed(1),
          p.cards,
          JSON.stringify(row),
          Math.round(t1 - t0),
          Math.round(t2 - t1),
        );
      }
}

function describe(course: Course): string {
  const { answers, minutes } = course;
  const missed = new Map<string, boolean>();
  for (const a of answers)
    if (!a.correct && !missed.has(`${a.day} ${a.card}`)) missed.set(`${a.day} ${a.card}`, false);
  const seenMiss = new Set<string>();
  let again = 0;
  for (const a of answers) {
    const key = `${a.day} ${a.card}`;
    if (seenMiss.has(key)) {
      if (!missed.get(key)) {
        missed.set(key, true);
        again++;
      }
    } else if (!a.correct) seenMiss.add(key);
  }
  const asked = new Set(answers.map((a) => a.card));
  const first = (kind: string) =>
    1 + Math.min(...answers.filter((a) => CARDS[a.card]?.kind === kind).map((a) => a.day));
  const never = POINTS.reduce((s, p, i) => s + (asked.has(i) ? 0 : p), 0);
  const manifests = [...asked].filter((c) => CARDS[c]?.kind === 'manifest').length;
  return `  again ${again}/${missed.size} minutes ${Math.min(...minutes).toFixed(0)}..${Math.max(...minutes).toFixed(0)} cards ${asked.size} answers ${answers.length} first cmd ${first('command')} manifest ${first('manifest')} manifests ${manifests} never ${(100 * never).toFixed(0)} %`;
}

function mean(v: readonly number[]): number {
  return v.reduce((a, b) => a + b, 0) / v.length;
}
