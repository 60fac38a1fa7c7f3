import type { Plot } from '../plot/plot.ts';
import { element, type Markup } from '../plot/svg/element.ts';
import { svgPlot } from '../plot/svg/svg-plot.ts';
import { describePlot } from '../plot/words/describe-plot.ts';

type Table = (rows: readonly (readonly string[])[], label: string) => Markup;

/** A plot as a picture, followed by its numbers on demand. */
export function plotFigure(plot: Plot, id: string, table: Table): Markup {
  const rows = describePlot(plot);
  const numbers =
    rows.length === 0
      ? element('p', {}, ['Nothing yet.'])
      : table([['What', 'Value'], ...rows], `${plot.title}, in numbers`);
  return element('figure', {}, [
    element('figcaption', { id }, [plot.title]),
    ...svgPlot(plot, id),
    element('details', {}, [element('summary', {}, ['In numbers']), numbers]),
  ]);
}
