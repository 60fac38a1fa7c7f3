import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

interface Curriculum {
  readonly source: string;
  readonly kubernetes: string;
  readonly minutes: number;
  readonly tasks: { readonly min: number; readonly max: number };
  readonly passMark: number;
  readonly domains: readonly { readonly slug: string; readonly title: string; readonly weight: number }[];
  readonly competencies: readonly {
    readonly slug: string;
    readonly domain: string;
    readonly title: string;
  }[];
  readonly topicGroups: Readonly<Record<string, readonly string[]>>;
}

/** Parsing fails on a key that stands twice, so no topic or objective can hide another. */
function load(name: string): unknown {
  return parse(readFileSync(fileURLToPath(new URL(`../../decks/${name}`, import.meta.url)), 'utf8'));
}

const curriculum = load('curriculum.yaml') as Curriculum;
const domains = curriculum.domains.map((domain) => domain.slug);
const SLUG = /^[a-z0-9-]{1,40}$/;

function repeated(names: readonly string[]): string[] {
  return names.filter((name, index) => names.indexOf(name) !== index);
}

describe('decks/curriculum.yaml', () => {
  it('holds the figures of the exam', () => {
    expect(curriculum).toMatchObject({
      kubernetes: '1.35',
      minutes: 120,
      tasks: { min: 15, max: 20 },
      passMark: 66,
    });
    expect(curriculum.source).toMatch(/^https:\/\/github\.com\/cncf\/curriculum\//);
  });

  it('weighs the domains to 100 percent, foundations outside of it', () => {
    expect(curriculum.domains.reduce((sum, domain) => sum + domain.weight, 0)).toBe(100);
    expect(curriculum.domains.filter((domain) => domain.weight === 0).map((domain) => domain.slug)).toEqual([
      'foundations',
    ]);
  });

  it('names 27 competencies, each once, each of a domain of the exam', () => {
    const { competencies } = curriculum;
    expect(competencies).toHaveLength(27);
    expect(repeated(competencies.map((competency) => competency.slug))).toEqual([]);
    expect(repeated(competencies.map((competency) => competency.title))).toEqual([]);
    const examined = domains.filter((slug) => slug !== 'foundations');
    expect(competencies.filter((competency) => !examined.includes(competency.domain))).toEqual([]);
    expect(
      competencies.filter((competency) => !SLUG.test(competency.slug) || competency.title === ''),
    ).toEqual([]);
  });

  it('calls domains and topic groups by slugs', () => {
    const names = [...domains, ...Object.keys(curriculum.topicGroups)];
    expect(names.filter((name) => !SLUG.test(name))).toEqual([]);
    expect(repeated(domains)).toEqual([]);
  });
});
