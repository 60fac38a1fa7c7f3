import { type ParsedData, parseData } from '../yaml/parse-data.ts';
import type { ParsedCurriculum } from './parse-curriculum.ts';
import { parseCurriculum } from './parse-curriculum.ts';

/** The curriculum from the texts of `decks/curriculum.yaml` and `decks/syllabus.yaml`. The build does this, so that a start needs no YAML parser. */
export function compileCurriculum(curriculumText: string, syllabusText: string): ParsedCurriculum {
  const curriculum = parseData(curriculumText);
  const syllabus = parseData(syllabusText);
  const { curriculum: compiled, problems } = parseCurriculum(curriculum.documents[0], syllabus.documents[0]);
  const unread = [...worded('curriculum.yaml', curriculum), ...worded('syllabus.yaml', syllabus)];
  return { curriculum: compiled, problems: [...unread, ...problems] };
}

function worded(name: string, { problems }: ParsedData): string[] {
  return problems.map(({ message, range }) => `${name}, offset ${range.start}: ${message}`);
}
