import type { Draw } from '../../../screen.ts';
import type { Plot } from '../plot.ts';
import { drawBars } from './bars.ts';
import { drawCalendar } from './calendar.ts';
import { drawColumns } from './columns.ts';

/** A plot as lines of text, none of them wider than the terminal. */
export function drawPlot(plot: Plot, width: number, draw: Draw): string {
  switch (plot.type) {
    case 'bars':
      return drawBars(plot, width, draw);
    case 'columns':
      return drawColumns(plot, width, draw);
    case 'calendar':
      return drawCalendar(plot, width, draw);
  }
}
