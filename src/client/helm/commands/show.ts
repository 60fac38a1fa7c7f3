import { writeYaml } from '../../output/write-yaml.ts';
import { print } from '../../running.ts';
import { readChart } from '../chart/read-chart.ts';
import type { HelmCommand } from '../helm-command.ts';

/** `helm show values CHART` */
export const showValues: HelmCommand = {
  flags: [],
  words: { min: 1, max: 1 },
  *run({ words: [folder = ''] }) {
    yield* print(`${(yield* readChart(folder)).valuesText}\n`);
    return 0;
  },
};

/** `helm show chart CHART` */
export const showChart: HelmCommand = {
  flags: [],
  words: { min: 1, max: 1 },
  *run({ words: [folder = ''] }) {
    yield* print(`${writeYaml((yield* readChart(folder)).metadata)}\n`);
    return 0;
  },
};
