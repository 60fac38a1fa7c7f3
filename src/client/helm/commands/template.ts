import { print } from '../../running.ts';
import { givenValues } from '../chart/given-values.ts';
import { valuesInForce } from '../chart/merge-values.ts';
import { readChart } from '../chart/read-chart.ts';
import type { HelmCommand } from '../helm-command.ts';
import { renderChart } from '../render/render-chart.ts';

/** `helm template [NAME] CHART`: without a cluster. */
export const template: HelmCommand = {
  flags: ['values', 'set', 'set-string'],
  words: { min: 1, max: 2 },
  *run({ words, flags }) {
    const [first = '', second] = words;
    const chart = yield* readChart(second ?? first);
    const values = valuesInForce(chart.values, yield* givenValues(flags));
    const name = second === undefined ? 'release-name' : first;
    const release = { name, namespace: flags.text('namespace', 'default'), revision: 1, isUpgrade: false };
    yield* print(renderChart(chart, values, release).manifest);
    return 0;
  },
};
