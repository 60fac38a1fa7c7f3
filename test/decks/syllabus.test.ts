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

type Syllabus = Readonly<
  Record<
    string,
    { readonly title: string; readonly domain: string; readonly objectives: Readonly<Record<string, string>> }
  >
>;

/** Parsing fails on a key that stands twice, so no topic or objective can hide another. */
function load(name: string): unknown {
  return parse(readFileSync(fileURLToPath(new URL(`../../decks/${name}`, import.meta.url)), 'utf8'));
}

const curriculum = load('curriculum.yaml') as Curriculum;
const syllabus = load('syllabus.yaml') as Syllabus;
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

describe('decks/syllabus.yaml', () => {
  const topics = Object.entries(syllabus);
  const objectives = topics.flatMap(([topic, { objectives }]) =>
    Object.entries(objectives).map(([slug, sentence]) => ({ name: `${topic}/${slug}`, slug, sentence })),
  );

  it('calls topics and objectives by slugs', () => {
    expect(topics.map(([topic]) => topic).filter((topic) => !SLUG.test(topic))).toEqual([]);
    expect(objectives.filter(({ slug }) => !SLUG.test(slug))).toEqual([]);
  });

  it('gives every topic a title, a domain of the curriculum and objectives', () => {
    expect(topics.filter(([, topic]) => topic.title === '' || !domains.includes(topic.domain))).toEqual([]);
    expect(topics.filter(([, topic]) => Object.keys(topic.objectives).length === 0)).toEqual([]);
    expect(repeated(topics.map(([, topic]) => topic.title))).toEqual([]);
  });

  it('has topics in every domain', () => {
    expect(domains.filter((slug) => !topics.some(([, topic]) => topic.domain === slug))).toEqual([]);
  });

  it('says each objective in one short sentence', () => {
    const words = (sentence: string): number => sentence.split(/\s+/).length;
    expect(objectives.filter(({ sentence }) => words(sentence) < 4 || words(sentence) > 20)).toEqual([]);
    expect(
      objectives.filter(({ sentence }) => !/^[A-Z][^.]*[^.]$/.test(sentence.replaceAll(/\b\d\.\d+\b/g, ''))),
    ).toEqual([]);
  });

  it('is what topic groups select from, and no group is called like a topic', () => {
    const names = new Set(Object.keys(syllabus));
    const groups = Object.entries(curriculum.topicGroups);
    expect(groups.filter(([group]) => names.has(group))).toEqual([]);
    expect(groups.flatMap(([, members]) => members).filter((topic) => !names.has(topic))).toEqual([]);
    expect(groups.filter(([, members]) => members.length < 2 || repeated(members).length > 0)).toEqual([]);
  });
});
