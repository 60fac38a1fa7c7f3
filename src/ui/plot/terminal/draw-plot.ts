import type { Screen } from '../../../screen.ts';
import type { Plot } from '../plot.ts';
import { drawBars } from './bars.ts';
import { drawCalendar } from './calendar.ts';
import { drawColumns } from './columns.ts';

/** A plot as lines of text, none of them wider than the terminal. */
export function drawPlot(plot: Plot, screen: Screen): string {
  switch (plot.type) {
    case 'bars':
      return drawBars(plot, screen);
    case 'columns':
      return drawColumns(plot, screen);
    case 'calendar':
      return drawCalendar(plot, screen);
  }
}
