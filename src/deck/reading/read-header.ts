import matter from 'gray-matter';
import { type Curriculum, topicOf } from '../../curriculum/curriculum.ts';
import { DOMAINS, isDomain } from '../../curriculum/domain.ts';
import { nearest } from '../../source/nearest.ts';
import type { Range, Ranged } from '../../source/range.ts';
import { type ParsedYaml, parseYaml } from '../../yaml/parse-yaml.ts';
import { itemsOf, stringOf, type YamlEntry, type YamlNode } from '../../yaml/yaml-node.ts';
import { type DeckHeader, HEADER_KEYS, type HeaderKey } from '../card.ts';
import { isSlug, LONGEST_TOPIC } from '../slug.ts';
import { type Findings, report } from './findings.ts';
import { isVersion } from './read-properties.ts';

type Words = Partial<Record<HeaderKey, Ranged<string>>>;

const DELIMITER = 3;

/**
 * Reads the front matter that stands in a range, with its `---`. Every scalar is a string. What is wrong is reported; `null`
 * where a required key is missing or unusable. With a curriculum, as for the shipped decks, topic and domain must be its.
 */
export function readHeader(
  block: Range,
  findings: Findings,
  curriculum: Curriculum | null,
): DeckHeader | null {
  const entries = readEntries(block, findings);
  if (entries === null) return null;
  const words: Words = {};
  const lists: Record<'sources' | 'tags', Ranged<string>[]> = { sources: [], tags: [] };
  for (const { key, keyRange, value } of entries) {
    if (key === 'sources' || key === 'tags') lists[key] = listOf(key, value, findings);
    else if ((HEADER_KEYS as readonly string[]).includes(key))
      words[key as HeaderKey] = wordOf(key, value, findings);
    else report(findings, 'unknown-key', keyRange, key, nearest(key, HEADER_KEYS, 1)[0] ?? '');
  }
  for (const { value, range } of lists.sources)
    if (!isHttps(value)) report(findings, 'bad-source', range, value);
  const { title, topic, domain, kubernetes } = words;
  const isSound = checkWords(words, block, findings, curriculum);
  if (!isSound || !title || !topic || !domain || !kubernetes) return null;
  const tags = lists.tags.map((tag) => tag.value);
  return {
    title: title.value,
    topic: topic.value,
    domain: domain.value,
    kubernetes: kubernetes.value,
    sources: lists.sources,
    tags,
  };
}

/** The front matter as gray-matter gives it: what our YAML engine made of the text between the delimiters. */
interface FrontMatterData {
  readonly yaml?: ParsedYaml;
}

/**
 * The top-level entries, their ranges in the file. gray-matter takes the delimiters off and hands the text to our engine and to no other: of its
 * own, one runs what it reads.
 */
function readEntries({ start, end }: Range, findings: Findings): YamlEntry[] | null {
  const block = findings.file.text.slice(start, end).replaceAll('\r\n', ' \n').replaceAll('\r', '\n');
  const { data, content } = matter(block, {
    language: 'yaml',
    engines: { yaml: parseFrontMatter, json: refuse, javascript: refuse },
  });
  if (content !== '') {
    report(findings, 'front-matter-syntax', { start, end }, 'a line within it begins with `---`');
    return null;
  }
  const { documents = [], problems = [] } = (data as FrontMatterData).yaml ?? {};
  const offset = start + DELIMITER;
  for (const { message, range } of problems)
    report(findings, 'front-matter-syntax', shift(range, offset), message);
  if (problems.length > 0) return null;
  const root = documents[0]?.root;
  if (root === undefined) return [];
  if (root.kind === 'map') return root.entries.map((entry) => shiftEntry(entry, offset));
  report(findings, 'front-matter-syntax', shift(root.range, offset), 'it holds no `key: value`');
  return null;
}

function parseFrontMatter(text: string): FrontMatterData {
  return { yaml: parseYaml(text, 'strings') };
}

function refuse(): never {
  throw new Error('front matter is YAML');
}

function shift({ start, end }: Range, offset: number): Range {
  return { start: start + offset, end: end + offset };
}

function shiftEntry({ key, keyRange, value }: YamlEntry, offset: number): YamlEntry {
  return { key, keyRange: shift(keyRange, offset), value: shiftNode(value, offset) };
}

function shiftNode(node: YamlNode, offset: number): YamlNode {
  const range = shift(node.range, offset);
  if (node.kind === 'scalar') return { ...node, range };
  if (node.kind === 'list')
    return { ...node, items: node.items.map((item) => shiftNode(item, offset)), range };
  return { ...node, entries: node.entries.map((entry) => shiftEntry(entry, offset)), range };
}

function wordOf(key: string, node: YamlNode, findings: Findings): Ranged<string> {
  const value = stringOf(node)?.trim() ?? '';
  if (value === '') report(findings, 'key-value', node.range, key, 'one line of text');
  return { value, range: node.range };
}

function listOf(key: string, node: YamlNode, findings: Findings): Ranged<string>[] {
  const items = itemsOf(node).map((item) => ({ value: stringOf(item) ?? '', range: item.range }));
  if (node.kind !== 'list' || items.some((item) => item.value === ''))
    report(findings, 'key-value', node.range, key, 'a list of words');
  return items.filter((item) => item.value !== '');
}

function isHttps(source: string): boolean {
  return /^https:\/\/[^\s/]+/.test(source) && !/\s/.test(source);
}

/** Whether the required words are there and mean something; an empty one was reported when it was read. */
function checkWords(words: Words, block: Range, findings: Findings, curriculum: Curriculum | null): boolean {
  const before = findings.list.length;
  const opener = { start: block.start, end: block.start + DELIMITER };
  for (const key of ['title', 'topic', 'domain', 'kubernetes'] as const)
    if (words[key] === undefined) report(findings, 'missing-key', opener, key);
  const { topic, domain, kubernetes } = words;
  if (topic?.value && !isSlug(topic.value, LONGEST_TOPIC))
    report(findings, 'bad-topic', topic.range, topic.value);
  if (domain?.value && !isDomain(domain.value))
    report(
      findings,
      'unknown-domain',
      domain.range,
      domain.value,
      nearest(domain.value, DOMAINS, 1)[0] ?? '',
    );
  if (kubernetes?.value && !isVersion(kubernetes.value))
    report(findings, 'bad-version', kubernetes.range, kubernetes.value);
  const isSound = findings.list.length === before && Object.values(words).every((word) => word.value !== '');
  if (isSound && topic && domain && curriculum) checkTopic(topic, domain, curriculum, findings);
  return isSound;
}

function checkTopic(
  topic: Ranged<string>,
  domain: Ranged<string>,
  curriculum: Curriculum,
  findings: Findings,
): void {
  const known = topicOf(curriculum, topic.value);
  if (known === undefined) {
    const [suggestion = ''] = nearest(topic.value, Object.keys(curriculum.topics), 1);
    report(findings, 'unknown-topic', topic.range, topic.value, suggestion);
  } else if (known.domain !== domain.value)
    report(findings, 'domain-of-topic', domain.range, topic.value, known.domain);
}
