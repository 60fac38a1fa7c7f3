import { describePlot } from '../plot/words/describe-plot.ts';
import type { Report, ReportBlock, Section } from './report.ts';

/** A report as lines that can be read aloud: without drawings and columns; each row of a table repeats the header's words. */
export function describeReport({ sections }: Report): string {
  return `${sections.map(tellSection).join('\n\n')}\n`;
}

function tellSection({ title, blocks }: Section): string {
  return [`${title}.`, ...blocks.map(tellBlock)].join('\n');
}

function tellBlock(block: ReportBlock): string {
  switch (block.type) {
    case 'text':
      return block.text;
    case 'table':
      return tellTable(block.rows);
    case 'bars':
    case 'columns':
    case 'calendar': {
      const rows = describePlot(block).map(([label, value]) => `${label}: ${value}`);
      return [`${block.title}:`, ...(rows.length > 0 ? rows : ['nothing'])].join('\n');
    }
  }
}

function tellTable([heads = [], ...rows]: readonly (readonly string[])[]): string {
  return rows
    .map(([first = '', ...cells]) => {
      const named = cells.map((cell, i) => `${heads[i + 1] ?? ''} ${cell}`);
      return `${first}: ${named.join(', ')}`;
    })
    .join('\n');
}
