/** Builds `dist/`: the program, its data, and what the shells read. */
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { bundle, load } from './bundle.mjs';
import { billOfMaterials, licenceTexts, packagesOf } from './licences.mjs';

const ROOT = resolve(import.meta.dirname, '..');
const DIST = join(ROOT, 'dist');
const PROGRAM = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));

/** @param {string} name @param {unknown} data */
const writeJson = (name, data) => writeFile(join(DIST, name), JSON.stringify(data));

/** Data that few starts read, packed. @param {string} name @param {unknown} data */
const writePacked = (name, data) =>
  writeFile(join(DIST, `${name}.br`), brotliCompressSync(JSON.stringify(data)));

/** The licences and the bill of materials of what is bundled. @param {readonly string[]} ids */
async function writePackages(ids) {
  const packages = await packagesOf(ids);
  await writeFile(join(DIST, 'LICENSES.txt'), await licenceTexts(packages));
  await writeJson('sbom.cdx.json', await billOfMaterials(PROGRAM, packages, ROOT));
}

/** What a start reads instead of Markdown and YAML, and the schema of `k8s-drill.yaml`; a deck with an error fails the build. */
async function writeDeckData() {
  const { deckData } = await load(join(import.meta.dirname, 'deck-data.ts'));
  const { catalogue, curriculum, topics, course, introductions, clusters, configSchema, problems } =
    deckData(ROOT);
  await writeJson('catalogue.json', catalogue);
  await writeJson('curriculum.json', curriculum);
  await writePacked('topics.json', topics);
  await writeJson('course.json', course);
  await writeJson('introductions.json', introductions);
  await writeJson('clusters.json', clusters);
  await writeJson('k8s-drill.schema.json', configSchema);
  if (problems.length > 0) throw new Error(`the decks have errors:\n\n${problems.join('\n\n')}`);
  return { decks: catalogue.decks, curriculum, units: course.units };
}

/** The API's descriptions: they are as long as all the rest of the data. */
async function writeDescriptions() {
  const file = join(ROOT, 'src/kubernetes/schema/descriptions.json');
  const { texts, described } = JSON.parse(await readFile(file, 'utf8'));
  await writePacked('descriptions.json', { texts, described });
}

/**
 * `completion.json`, so that a press of Tab loads no command; and the scripts that the shells read.
 * @param {Awaited<ReturnType<typeof writeDeckData>>} data
 */
async function writeCompletion({ decks, curriculum, units }) {
  const { outlineProgram } = await load(join(import.meta.dirname, 'completion-data.ts'));
  await writeJson('completion.json', await outlineProgram(decks, curriculum, units));
  const scripts = join(ROOT, 'src/commands/completion/scripts');
  for (const name of await readdir(scripts)) await copyFile(join(scripts, name), join(DIST, name));
}

await rm(DIST, { recursive: true, force: true });
await mkdir(DIST, { recursive: true });
await writePackages(await bundle({ root: ROOT, dist: DIST, version: PROGRAM.version }));
await writeDescriptions();
await writeCompletion(await writeDeckData());
