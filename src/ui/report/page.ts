import type { Plot } from '../plot/plot.ts';
import { element, type Markup, raw } from '../plot/svg/element.ts';
import { svgPlot } from '../plot/svg/svg-plot.ts';
import { describePlot } from '../plot/words/describe-plot.ts';
import { STYLE } from './page-style.ts';
import type { Report, ReportBlock, Section } from './report.ts';

/** A policy under which nothing is loaded and nothing runs, whatever a card's name contains. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

/** A report as one page that needs no other file. */
export function reportPage({ title, sections }: Report): string {
  const head = element('head', {}, [
    element('meta', { charset: 'utf-8' }),
    element('meta', { 'http-equiv': 'Content-Security-Policy', content: POLICY }),
    element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    element('meta', { name: 'color-scheme', content: 'light dark' }),
    element('title', {}, [title]),
    element('style', {}, [raw(STYLE)]),
  ]);
  const links = sections.map((s) => element('li', {}, [element('a', { href: `#${s.name}` }, [s.title])]));
  const body = element('body', {}, [
    element('header', {}, [
      element('h1', {}, [title]),
      element('nav', { 'aria-label': 'Sections' }, [element('ul', {}, links)]),
    ]),
    element('main', {}, sections.map(pageSection)),
  ]);
  return `<!doctype html>\n${element('html', { lang: 'en' }, [head, body]).markup}\n`;
}

function pageSection({ name, title, blocks }: Section): Markup {
  const parts = blocks.map((block, i) => pageBlock(block, `${name}-${i}`));
  return element('section', { id: name, 'aria-labelledby': `${name}-title` }, [
    element('h2', { id: `${name}-title` }, [title]),
    ...parts,
  ]);
}

function pageBlock(block: ReportBlock, id: string): Markup {
  switch (block.type) {
    case 'text':
      return element('p', {}, [joined(block.text)]);
    case 'table':
      return pageTable(block.rows, 'Table');
    case 'bars':
    case 'columns':
    case 'calendar':
      return plotFigure(block, id, pageTable);
  }
}

/** Keeps a number and its percent sign on the same line. */
function joined(words: string): string {
  return words.replaceAll(' %', '\u00a0%');
}

/** A table that scrolls by itself where the page is too narrow for it. */
function pageTable([heads = [], ...rows]: readonly (readonly string[])[], label: string): Markup {
  const head = element(
    'tr',
    {},
    heads.map((cell) => element('th', { scope: 'col' }, [cell])),
  );
  const body = rows.map(([first = '', ...cells]) =>
    element('tr', {}, [
      element('th', { scope: 'row' }, [first]),
      ...cells.map((cell) => element('td', {}, [cell])),
    ]),
  );
  return element('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': label }, [
    element('table', {}, [element('thead', {}, [head]), element('tbody', {}, body)]),
  ]);
}

type Table = (rows: readonly (readonly string[])[], label: string) => Markup;

/** A plot as a picture, followed by its numbers on demand. */
function plotFigure(plot: Plot, id: string, table: Table): Markup {
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
