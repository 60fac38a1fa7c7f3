import type { Screen } from '../../screen.ts';
import { github } from './github.ts';
import { json } from './json.ts';
import { pretty } from './pretty.ts';
import type { LintReport } from './report.ts';
import { sarif } from './sarif.ts';

/** Findings in, text out; it ends with a line ending unless it is empty. */
export type Reporter = (report: LintReport, screen: Screen) => string;

export const FORMATS = ['pretty', 'json', 'github', 'sarif'] as const;
export type Format = (typeof FORMATS)[number];

/** How a report is written: workflow commands are for the CI runner, which must not find any in a report for people. */
export const WRITING: Readonly<Record<Format, 'write' | 'writeExact'>> = {
  pretty: 'write',
  json: 'write',
  github: 'writeExact',
  sarif: 'write',
};

export const REPORTERS: Readonly<Record<Format, Reporter>> = { pretty, json, github, sarif };
