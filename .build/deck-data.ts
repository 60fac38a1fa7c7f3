import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { checkCourse, courseMember } from '../src/curriculum/check-course.ts';
import { compileCurriculum } from '../src/curriculum/compile-curriculum.ts';
import { outlineOf } from '../src/curriculum/course.ts';
import type { Curriculum } from '../src/curriculum/curriculum.ts';
import { readCourse } from '../src/curriculum/read-course.ts';
import { buildCatalogue, type DeckCards } from '../src/deck/catalogue/catalogue.ts';
import { deckOrder } from '../src/deck/catalogue/deck-order.ts';
import { checkDecks } from '../src/deck/check-decks.ts';
import { parseDeck } from '../src/deck/reading/parse-deck.ts';
import { readClusters } from '../src/lab/clusters/read-clusters.ts';
import { configSchema } from '../src/lint/config/config-schema.ts';
import { codeFrame } from '../src/source/code-frame.ts';
import type { Diagnostic } from '../src/source/diagnostic.ts';
import { SourceFile } from '../src/source/source-file.ts';

/**
 * The shipped decks and the curriculum as the JSON that a start reads, so that it needs neither Markdown nor YAML; and the schema of
 * the linter's configuration, for editors.
 */
export function deckData(root: string): {
  catalogue: object;
  curriculum: Omit<Curriculum, 'topics'>;
  topics: Curriculum['topics'];
  course: object;
  introductions: object;
  clusters: object;
  configSchema: object;
  problems: string[];
} {
  const read = (path: string): string => readFileSync(join(root, path), 'utf8');
  const { curriculum, problems } = compileCurriculum(
    read('decks/curriculum.yaml'),
    read('decks/syllabus.yaml'),
  );
  const decks: DeckCards[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const path of deckPaths(root)) {
    const file = new SourceFile(path, read(path));
    const { header, cards, diagnostics: found } = parseDeck(file, curriculum);
    diagnostics.push(...found);
    if (header !== null) decks.push({ file, header, cards });
  }
  diagnostics.push(...checkDecks(decks));
  const courseFile = new SourceFile('decks/course.yaml', read('decks/course.yaml'));
  const courseRead = readCourse(courseFile);
  const { course } = courseRead;
  const members = decks.flatMap(({ cards }) => cards.map(courseMember));
  diagnostics.push(...courseRead.diagnostics, ...checkCourse(courseFile, courseRead, members));
  const clusters = readClusters(new SourceFile('decks/clusters.yaml', read('decks/clusters.yaml')));
  diagnostics.push(...clusters.diagnostics);
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === 'error').map(worded);
  const { topics, ...exam } = curriculum;
  return {
    catalogue: buildCatalogue(deckOrder(decks, course), course),
    curriculum: exam,
    topics,
    course: { units: outlineOf(course) },
    introductions: Object.fromEntries(course.units.map(({ id, introduction }) => [id, introduction])),
    clusters: clusters.shapes,
    configSchema: configSchema(),
    problems: [...problems, ...errors],
  };
}

function deckPaths(root: string): string[] {
  return readdirSync(join(root, 'decks'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md') && !path.endsWith('README.md'))
    .map((path) => relative(root, join(root, 'decks', path)).replaceAll('\\', '/'))
    .sort();
}

function worded({ file, range, code, message, help }: Diagnostic): string {
  const { line, column } = file.lines.position(range.start);
  return `${file.path}:${line}:${column} ${code}: ${message}\n${codeFrame(file, range)}\n${help}`;
}
