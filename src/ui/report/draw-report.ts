import type { Draw } from '../../screen.ts';
import { drawPlot } from '../plot/terminal/draw-plot.ts';
import { drawTable } from '../render/table.ts';
import { columns, wrap } from '../render/wrap.ts';
import type { Report, ReportBlock, Section } from './report.ts';

/** A report for a terminal: a heading with a line below it, then its parts. */
export function drawReport({ sections }: Report, width: number, draw: Draw): string {
  return `${sections.map((section) => drawSection(section, width, draw)).join('\n\n')}\n`;
}

function drawSection({ title, blocks }: Section, width: number, draw: Draw): string {
  const line = draw.signs.rule.repeat(Math.min(width, columns(title)));
  const heading = `${draw.style.bold(title)}\n${draw.style.dim(line)}`;
  return [heading, ...blocks.map((block) => drawBlock(block, width, draw))].join('\n\n');
}

function drawBlock(block: ReportBlock, width: number, draw: Draw): string {
  switch (block.type) {
    case 'text':
      return wrap(block.text, width);
    case 'table':
      return drawTable(block.rows, width, draw);
    case 'bars':
    case 'columns':
    case 'calendar':
      return `${draw.style.bold(wrap(block.title, width))}\n${drawPlot(block, width, draw)}`;
  }
}
