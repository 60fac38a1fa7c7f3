import type { Plot } from '../plot.ts';
import { svgBars } from './bars.ts';
import { svgCalendar } from './calendar.ts';
import { svgColumns } from './columns.ts';
import { type Drawing, WIDTHS } from './drawing.ts';
import { element, type Markup } from './element.ts';

/**
 * A plot as two inline pictures, of which the page shows the one that fits. Their colours are the page's, by the classes `mark`, `empty` and `axis`; lengths
 * and sizes say the same without colour, and each mark names its value.
 * @param label the id of the element that names it
 */
export function svgPlot(plot: Plot, label: string): readonly Markup[] {
  return Object.entries(WIDTHS).map(([name, across]) => {
    const { width, height, marks } = drawing(plot, across);
    const viewBox = `0 0 ${Math.ceil(width)} ${Math.ceil(height)}`;
    return element('svg', { viewBox, class: name, role: 'img', 'aria-labelledby': label }, marks);
  });
}

function drawing(plot: Plot, width: number): Drawing {
  switch (plot.type) {
    case 'bars':
      return svgBars(plot, width);
    case 'columns':
      return svgColumns(plot, width);
    case 'calendar':
      return svgCalendar(plot, width);
  }
}
