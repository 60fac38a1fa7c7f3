/** Light and dark by the reader's choice; both keep text at a contrast of 4.5 and more, marks at 3: <https://www.w3.org/TR/WCAG22/#contrast-minimum>. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --paper: #ffffff; --ink: #1b1f24; --soft: #57606a; --line: #d0d7de; --mark: #0b62b8; --empty: #eaeef2;
}
@media (prefers-color-scheme: dark) {
  :root { --paper: #0d1117; --ink: #e6edf3; --soft: #9aa4af; --line: #30363d; --mark: #58a6ff; --empty: #21262d; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem 1rem 3rem; max-width: 52rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.6rem; margin: 0 0 .5rem; }
h2 { font-size: 1.25rem; margin: 2.5rem 0 .5rem; border-bottom: 1px solid var(--line); }
p { max-width: 44rem; margin: .5rem 0; }
a { color: var(--mark); }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1rem; list-style: none; margin: 0; padding: 0; }
figure { margin: 1.25rem 0; }
figcaption { font-weight: 600; margin-bottom: .25rem; }
summary { cursor: pointer; color: var(--soft); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; margin: .5rem 0; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: .2rem .75rem .2rem 0; overflow-wrap: anywhere; border-bottom: 1px solid var(--line); font-weight: normal; }
thead th { font-weight: 600; }
svg { display: block; width: 100%; height: auto; }
svg.narrow { display: none; max-width: 30rem; }
@media (max-width: 46rem) { svg.wide { display: none; } svg.narrow { display: block; } }
svg text { fill: var(--ink); font: 14px system-ui, sans-serif; }
svg .axis { stroke: var(--soft); stroke-width: 1; }
svg .mark { fill: var(--mark); }
svg .empty { fill: var(--empty); }
svg .end { text-anchor: end; }
@media print { details, nav { display: none; } }
`;
