import type { Screen } from '../../screen.ts';
import { drawPlot } from '../plot/terminal/draw-plot.ts';
import { drawTable } from '../render/table.ts';
import { columns, wrap } from '../render/wrap.ts';
import type { Report, ReportBlock, Section } from './report.ts';

/** A report for a terminal: a heading with a line below it, then its parts. */
export function drawReport({ sections }: Report, screen: Screen): string {
  return `${sections.map((section) => drawSection(section, screen)).join('\n\n')}\n`;
}

function drawSection({ title, blocks }: Section, screen: Screen): string {
  const line = screen.signs.rule.repeat(Math.min(screen.width, columns(title)));
  const heading = `${screen.style.bold(title)}\n${screen.style.dim(line)}`;
  return [heading, ...blocks.map((block) => drawBlock(block, screen))].join('\n\n');
}

function drawBlock(block: ReportBlock, screen: Screen): string {
  switch (block.type) {
    case 'text':
      return wrap(block.text, screen.width);
    case 'table':
      return drawTable(block.rows, screen);
    case 'bars':
    case 'columns':
    case 'calendar':
      return `${screen.style.bold(wrap(block.title, screen.width))}\n${drawPlot(block, screen)}`;
  }
}
