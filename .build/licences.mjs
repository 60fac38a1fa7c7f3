import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';

/** @typedef {{ name: string, version: string, license: string }} About */
/** @typedef {About & { folder: string }} Package */

/**
 * The packages that modules are of, by name.
 * @param {readonly string[]} ids paths of modules
 * @returns {Promise<Package[]>}
 */
export async function packagesOf(ids) {
  const folders = new Set(
    ids.flatMap((id) => {
      const parts = id.split(sep);
      const at = parts.lastIndexOf('node_modules');
      const end = parts[at + 1]?.startsWith('@') ? at + 3 : at + 2;
      return at === -1 ? [] : [parts.slice(0, end).join(sep)];
    }),
  );
  const packages = await Promise.all(
    [...folders].map(async (folder) => {
      const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
      return { name, version, license, folder };
    }),
  );
  return packages.sort((a, b) => (`${a.name} ${a.version}` < `${b.name} ${b.version}` ? -1 : 1));
}

/**
 * The licences of what is bundled, which must travel with it.
 * @param {readonly Package[]} packages
 */
export async function licenceTexts(packages) {
  const texts = packages.map(async ({ name, version, license, folder }) => {
    const file = (await readdir(folder)).find((found) => /^licen[cs]e/i.test(found));
    const text = file ? await readFile(join(folder, file), 'utf8') : `Licence: ${license}\n`;
    return `${name} ${version}\n\n${text.trim()}\n`;
  });
  return (await Promise.all(texts)).join(`\n${'-'.repeat(78)}\n\n`);
}

/**
 * A bill of materials of the bundled packages, which no installation shows: they are no dependencies of the published package. It has no
 * time and no serial number, so that two builds of one commit are the same.
 * @param {About} program
 * @param {readonly Package[]} packages
 * @param {string} root whose lock file knows the hash of each package's archive
 * @see https://cyclonedx.org/docs/1.6/json/
 */
export async function billOfMaterials(program, packages, root) {
  const locked = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')).packages;
  /** @param {About} about */
  const purl = ({ name, version }) => `pkg:npm/${name.replace('@', '%40')}@${version}`;
  /** @param {string} type @param {About} about */
  const component = (type, about) => ({
    type,
    'bom-ref': purl(about),
    name: about.name,
    version: about.version,
    licenses: [{ expression: about.license }],
    purl: purl(about),
  });
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: component('application', program) },
    components: packages.map((about) => ({
      ...component('library', about),
      hashes: hashes(locked[about.folder.slice(root.length + 1).replaceAll(sep, '/')]?.integrity ?? ''),
    })),
    dependencies: [{ ref: purl(program), dependsOn: packages.map(purl) }],
  };
}

/** @param {string} integrity as npm writes it: `sha512-` and Base64 */
function hashes(integrity) {
  const [algorithm, content] = integrity.split('-');
  if (algorithm !== 'sha512' || content === undefined)
    throw new Error(`no SHA-512 in the lock file: ${integrity}`);
  return [{ alg: 'SHA-512', content: Buffer.from(content, 'base64').toString('hex') }];
}
