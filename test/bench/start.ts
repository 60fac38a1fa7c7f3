import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Figure, ratio } from './figure.ts';
import { learnerHome } from './learner-home.ts';
import { cleanVariables, timeInTerminal, timeNode } from './processes.ts';

const BIN = 'bin/k8s-drill.js';
/** Stands in the line below every question. */
const FIRST_QUESTION = 'quit';

/** How long a start takes beside Node on an empty file. */
export async function figures(): Promise<Figure[]> {
  const empty = join(tmpdir(), 'k8s-drill-empty.mjs');
  writeFileSync(empty, '');
  const base = () => timeNode([empty]);
  const unit = 'x node empty.mjs';
  const most = (name: string, limit: number, found: Awaited<ReturnType<typeof ratio>>): Figure => ({
    name,
    limit,
    unit,
    kind: 'most',
    ...found,
  });
  const version = await ratio(() => timeNode([BIN, '--version']), base);
  const help = await ratio(() => timeNode([BIN, '--help']), base);
  const large = await firstQuestion(10_000, empty);
  const small = await firstQuestion(50, empty);
  const between = await sizes();
  return [
    most('--version', 1.2, version),
    most('--help', 1.45, help),
    most('first question, 10,000 reviews', 3, large),
    most('first question, 50 reviews', 3, small),
    { ...most('10,000 reviews', 1.15, between), unit: 'x 50 reviews' },
  ];
}

async function firstQuestion(reviews: number, empty: string) {
  const { time, end } = await warmHome(reviews);
  const found = await ratio(time, () => timeInTerminal([empty], cleanVariables(), null));
  end();
  return found;
}

async function sizes() {
  const [large, small] = await Promise.all([warmHome(10_000), warmHome(50)]);
  const found = await ratio(large.time, small.time);
  large.end();
  small.end();
  return found;
}

/** A home with its snapshot, as the end of the day before left it. */
async function warmHome(reviews: number) {
  const home = learnerHome(reviews, Date.now());
  const variables = cleanVariables({ K8S_DRILL_HOME: home });
  timeNode([BIN, 'study', '--plain'], variables);
  const time = () => timeInTerminal([BIN, 'study'], variables, FIRST_QUESTION);
  return { time, end: () => rmSync(home, { recursive: true, force: true }) };
}
