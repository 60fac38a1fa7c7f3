import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { reportPage } from '../../src/ui/report/page.ts';
import { type Report, table, text } from '../../src/ui/report/report.ts';
import { findChromium, NO_CHROMIUM, openPage, type Page } from '../support/chromium.ts';
import { PLOTS } from '../support/plots.ts';

const chromium = findChromium();

const LONG = 'a-topic-whose-name-is-as-long-as-it-gets';
const REPORT: Report = {
  title: 'k8s-drill statistics, 2026-11-20',
  sections: [
    ...Object.entries(PLOTS).map(([name, plot]) => ({ name, title: name, blocks: [plot] })),
    {
      name: 'words',
      title: 'Words',
      blocks: [
        text('A sentence of <script>some</script> length & more.'),
        table([
          ['Topic', 'Objectives', 'Met', 'Begun', 'Untouched', 'No card'],
          [LONG, '123', '45', '67', '89', '10'],
        ]),
        {
          type: 'bars',
          title: 'Long names',
          max: 1,
          bars: [{ label: LONG, value: 1, text: '15 min 0 s (14 min 59 s to 15 min 0 s), 12345 answers' }],
        },
        { type: 'bars', title: 'Wide digits', max: 1, bars: [{ label: 'At most', value: 1, text: '100 %' }] },
      ],
    },
  ],
};

/** Of every text its contrast to the page, and of every mark to what lies below it: the luminances of WCAG 2.2. */
const CONTRASTS = `(() => {
  const channel = (c) => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  const luminance = (colour) => {
    const [r, g, b] = colour.match(/[\\d.]+/g).map(Number).map(channel);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a, b) => {
    const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (high + 0.05) / (low + 0.05);
  };
  const style = (element) => getComputedStyle(element);
  const paper = style(document.body).backgroundColor;
  const least = (found) => Math.min(...found);
  const all = (selector) => [...document.querySelectorAll(selector)];
  const empty = style(document.querySelector('svg .empty')).fill;
  return {
    paper,
    text: least(all('p, h1, h2, th, td, a, summary, figcaption').map((e) => contrast(style(e).color, paper))),
    labels: least(all('svg text').map((e) => contrast(style(e).fill, paper))),
    marks: least(all('svg .mark').map((e) => Math.min(contrast(style(e).fill, paper), contrast(style(e).fill, empty)))),
  };
})()`;

/** Texts of pictures that leave them, or lie over one another. */
const MISPLACED = `[...document.querySelectorAll('svg')].filter((svg) => svg.checkVisibility()).flatMap((svg) => {
  const { width, height } = svg.viewBox.baseVal;
  const texts = [...svg.querySelectorAll('text')].filter((t) => t.textContent !== '');
  const boxes = texts.map((t) => ({ text: t.textContent, box: t.getBBox() }));
  const outside = boxes.filter(({ box }) =>
    box.x < -1 || box.y < -4 || box.x + box.width > width + 1 || box.y + box.height > height + 4);
  const over = boxes.filter((a, i) => boxes.some((b, j) => j > i &&
    a.box.x < b.box.x + b.box.width && b.box.x < a.box.x + a.box.width &&
    a.box.y + 5 < b.box.y + b.box.height && b.box.y + 5 < a.box.y + a.box.height));
  return [...outside, ...over].map(({ text }) => text);
})`;

/** Pictures that are seen only in part: they lie in something that is narrower, or beyond the edge of the page. */
const CUT = `[...document.querySelectorAll('svg')].filter((svg) => {
  const { left, right, width } = svg.getBoundingClientRect();
  const parent = svg.parentElement.getBoundingClientRect();
  return width > 0 && (left < parent.left - 1 || right > parent.right + 1);
}).map((svg) => svg.getAttribute('aria-labelledby'))`;

describe('the page of the statistics in a real browser', () => {
  let folder: string;
  let page: Page;

  beforeAll(async () => {
    if (chromium === undefined)
      return console.warn(`The page of the statistics is not tested: ${NO_CHROMIUM}`);
    folder = fs.mkdtempSync(join(tmpdir(), 'k8s-drill-'));
    fs.writeFileSync(join(folder, 'page.html'), reportPage(REPORT));
    page = await openPage(chromium, join(folder, 'profile'), join(folder, 'page.html'));
  });

  beforeEach((context) => {
    if (chromium === undefined) context.skip(NO_CHROMIUM);
  });

  afterAll(async () => {
    if (chromium === undefined) return;
    await page.close();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  test('asks for nothing but itself, and nothing in it is refused', () => {
    expect(page.requests).toEqual([pathToFileURL(join(folder, 'page.html')).href]);
    expect(page.complaints).toEqual([]);
  });

  test('shows names as text', async () => {
    expect(await page.evaluate('document.scripts.length')).toBe(0);
    expect(await page.evaluate('document.body.innerText')).toContain('<script>some</script>');
  });

  test.each([
    ['light', 'rgb(255, 255, 255)'],
    ['dark', 'rgb(13, 17, 23)'],
  ])('is readable in %s', async (scheme, paper) => {
    const features = [{ name: 'prefers-color-scheme', value: scheme }];
    await page.call('Emulation.setEmulatedMedia', { features });
    const found = await page.evaluate<Record<string, number | string>>(CONTRASTS);
    expect(found['paper']).toBe(paper);
    expect(found['text']).toBeGreaterThanOrEqual(4.5);
    expect(found['labels']).toBeGreaterThanOrEqual(4.5);
    expect(found['marks']).toBeGreaterThanOrEqual(3);
  });

  test.each([320, 400, 800, 900, 1600])('is whole in a window of %i pixels', async (width) => {
    const size = { width, height: 800, deviceScaleFactor: 1, mobile: false };
    await page.call('Emulation.setDeviceMetricsOverride', size);
    expect(await page.evaluate<number>('document.scrollingElement.scrollWidth')).toBeLessThanOrEqual(width);
    expect(await page.evaluate(CUT)).toEqual([]);
    expect(await page.evaluate(MISPLACED)).toEqual([]);
  });

  test('tells levels apart by size', async () => {
    const sides = await page.evaluate<number[]>(
      `[...new Set([...document.querySelectorAll('#calendar .mark')].map((m) => m.width.baseVal.value))]`,
    );
    expect(sides).toHaveLength(4);
  });

  test('tells a screen reader what each picture is', async () => {
    type Node = { role?: { value: string }; name?: { value: string } };
    const { nodes } = await page.call<{ nodes: readonly Node[] }>('Accessibility.getFullAXTree');
    const named = (role: string) =>
      nodes.filter((node) => node.role?.value === role).map((node) => node.name?.value);
    const titles = [...Object.values(PLOTS).map((plot) => plot.title), 'Long names', 'Wide digits'];
    expect(named('image')).toEqual(titles);
    expect(named('heading')).toContain('calendar');
  });
});
