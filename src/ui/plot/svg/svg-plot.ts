import type { Plot } from '../plot.ts';
import { svgBars } from './bars.ts';
import { svgCalendar } from './calendar.ts';
import { svgColumns } from './columns.ts';
import type { Drawing } from './drawing.ts';
import { element, type Markup } from './element.ts';

/**
 * A plot as an inline picture. Its colours are the page's, by the classes `mark`, `empty` and `axis`; lengths and sizes say the same without
 * colour, and each mark names its value.
 * @param label the id of the element that names it
 */
export function svgPlot(plot: Plot, label: string): Markup {
  const { width, height, marks } = drawing(plot);
  return element(
    'svg',
    { viewBox: `0 0 ${Math.ceil(width)} ${height}`, role: 'img', 'aria-labelledby': label },
    marks,
  );
}

function drawing(plot: Plot): Drawing {
  switch (plot.type) {
    case 'bars':
      return svgBars(plot);
    case 'columns':
      return svgColumns(plot);
    case 'calendar':
      return svgCalendar(plot);
  }
}
