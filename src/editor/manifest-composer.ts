import { dirname } from 'node:path';
import type { CardOf } from '../deck/card.ts';
import type { Env } from '../env.ts';
import { writeAtomically } from '../files/atomic-write.ts';
import { readText, readTextIfThere } from '../files/read-file.ts';
import { checkManifest } from '../kubernetes/manifest/check-manifest.ts';
import { knownVersion } from '../kubernetes/schema/versions.ts';
import { createFolder } from '../progress/home.ts';
import { describeDiagnostic } from '../source/describe-diagnostic.ts';
import { programName } from '../source/program-name.ts';
import { SourceFile } from '../source/source-file.ts';
import type { Composer } from '../ui/frontend/composer.ts';
import { answerIn, draftedAnswer, draftOf, END_OF_TASK } from './drafts.ts';
import { editorProblem, openEditor } from './open-editor.ts';

type ManifestCard = CardOf<'manifest'>;

/** Manifests are written in files in the home's `drafts` and kept there until they are graded, so that a crash loses no text. */
export function manifestComposer(env: Env, editor: readonly string[]): Pick<Composer, 'write' | 'refusals'> {
  const { fs } = env;
  return {
    write: async (card, start) => {
      const path = draftOf(env, card);
      if (draftedAnswer(env, card).trim() === '') {
        createFolder(env, dirname(path));
        writeAtomically(env, path, Buffer.from(draftText(card, start)));
      }
      const lines = readText(fs, path).split('\n');
      const line = lines.indexOf(END_OF_TASK) + 2;
      const problem = editorProblem(openEditor(env, editor, path, line), editor, env);
      if (problem !== null) return { problem: `${problem}\nYour text is kept in ${path}` };
      const text = answerIn(readText(fs, path));
      return text.trim() === '' ? { problem: 'The manifest is empty.' } : { text };
    },
    refusals: async (card, text) => {
      const file = new SourceFile('your manifest', asEdited(env, card, text));
      const found = checkManifest(file, { kubernetes: knownVersion(card.properties.kubernetes) });
      return found
        .filter((finding) => finding.severity === 'error')
        .map((finding) => describeDiagnostic(finding, programName(env.variables)))
        .join('\n\n');
    },
  };
}

/** The task as comments, then the text to begin with. */
function draftText(card: ManifestCard, start: string): string {
  const task = [card.prompt.text, ...(card.context ? ['', card.context.text] : [])].join('\n');
  const comments = task.split('\n').map((line) => `# ${line}`.trimEnd());
  return `${[...comments, END_OF_TASK].join('\n')}\n${start}\n`;
}

/** The whole draft with the task, if it contains this text, so that line numbers are those in the editor. */
function asEdited(env: Env, card: ManifestCard, text: string): string {
  const path = draftOf(env, card);
  const draft = readTextIfThere(env.fs, path) ?? '';
  return answerIn(draft) === text ? draft : text;
}
