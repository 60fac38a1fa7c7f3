import { checkName } from '../../check-values.ts';
import type { FieldPath } from '../../field-path.ts';
import { checkLabelSelector } from '../../labels.ts';
import { dnsSubdomain } from '../../names.ts';
import { type ApiObject, has, number, object, objects, optionalText, text } from '../../object-values.ts';
import { checkFilePath } from './local-path.ts';
import { checkDownwardFile, checkItems, checkMode } from './volume-files.ts';

const LONGEST_TOKEN = 2 ** 32;
const LONGEST_CERTIFICATE = 91 * 24 * 3600;
const KEY_TYPES = ['ECDSAP256', 'ECDSAP384', 'ECDSAP521', 'ED25519', 'RSA3072', 'RSA4096'];

/** @see https://kubernetes.io/docs/concepts/storage/projected-volumes/ */
export function checkProjected(volume: ApiObject, at: FieldPath): void {
  checkMode(volume, 'defaultMode', at);
  const paths = new Set<string>();
  const take = (path: string, owner: string): void => {
    if (path === '') return;
    if (paths.has(path)) at.invalid(owner, 'conflicting duplicate paths');
    paths.add(path);
  };
  objects(volume, 'sources').forEach((source, position) => {
    const here = at.child('sources').item(position);
    checkMaps(source, here, take);
    checkDownward(source, here, take);
    checkToken(source, here.child('serviceAccountToken'), take);
    checkBundle(source, here.child('clusterTrustBundle'), take);
    checkCertificate(source, here.child('podCertificate'), take);
    const given = [
      'secret',
      'configMap',
      'downwardAPI',
      'serviceAccountToken',
      'clusterTrustBundle',
      'podCertificate',
    ];
    if (given.filter((field) => has(source, field)).length > 1)
      here.forbidden('may not specify more than 1 volume type per source');
  });
}

type Take = (path: string, owner: string) => void;

function checkMaps(source: ApiObject, at: FieldPath, take: Take): void {
  for (const field of ['secret', 'configMap']) {
    const map = object(source, field);
    if (map === undefined) continue;
    const name = text(map, 'name');
    if (name === '') at.child(field, 'name').required();
    checkItems(map, at.child(field, 'items'));
    for (const item of objects(map, 'items')) take(text(item, 'path'), name);
  }
}

function checkDownward(source: ApiObject, at: FieldPath, take: Take): void {
  for (const file of objects(object(source, 'downwardAPI'), 'items')) {
    checkDownwardFile(file, at.child('downwardAPI'));
    take(text(file, 'path'), text(file, 'path'));
  }
}

function checkToken(source: ApiObject, at: FieldPath, take: Take): void {
  const token = object(source, 'serviceAccountToken');
  if (token === undefined) return;
  const seconds = number(token, 'expirationSeconds') ?? 0;
  if (seconds < 600)
    at.child('expirationSeconds').invalid(seconds, 'may not specify a duration less than 10 minutes');
  if (seconds > LONGEST_TOKEN)
    at.child('expirationSeconds').invalid(seconds, 'may not specify a duration larger than 2^32 seconds');
  checkPath(text(token, 'path'), at.child('path'), take);
}

function checkPath(path: string, at: FieldPath, take: Take): void {
  if (path === '') {
    at.required();
    return;
  }
  checkFilePath(path, at);
  take(path, path);
}

/** @see https://kubernetes.io/docs/concepts/storage/projected-volumes/#clustertrustbundle */
function checkBundle(source: ApiObject, at: FieldPath, take: Take): void {
  const bundle = object(source, 'clusterTrustBundle');
  if (bundle === undefined) return;
  const name = optionalText(bundle, 'name');
  const signer = optionalText(bundle, 'signerName');
  if (name !== undefined && signer !== undefined)
    at.invalid(bundle, 'only one of name and signerName may be used');
  else if (name !== undefined) {
    if (name === '') at.child('name').required('must be a valid object name');
    if (has(bundle, 'labelSelector'))
      at.child('labelSelector').invalid(
        bundle['labelSelector'],
        'labelSelector must be unset if name is specified',
      );
  } else if (signer !== undefined) {
    if (signer === '') at.child('signerName').required('must be a valid signer name');
    checkLabelSelector(object(bundle, 'labelSelector'), at.child('labelSelector'));
  } else at.required('either name or signerName must be specified');
  checkPath(text(bundle, 'path'), at.child('path'), take);
}

/** @see https://kubernetes.io/docs/concepts/storage/projected-volumes/#podcertificate */
function checkCertificate(source: ApiObject, at: FieldPath, take: Take): void {
  const certificate = object(source, 'podCertificate');
  if (certificate === undefined) return;
  const signer = text(certificate, 'signerName');
  if (signer === '') at.child('signerName').required();
  else checkName(signer.split('/')[0] ?? '', dnsSubdomain, at.child('signerName'));
  const keyType = text(certificate, 'keyType');
  if (!KEY_TYPES.includes(keyType)) at.child('keyType').notSupported(keyType, KEY_TYPES);
  const seconds = number(certificate, 'maxExpirationSeconds');
  if (seconds !== undefined && (seconds < 3600 || seconds > LONGEST_CERTIFICATE))
    at.child('maxExpirationSeconds').invalid(
      seconds,
      `must be between 3600 and ${LONGEST_CERTIFICATE}, inclusive`,
    );
  const files = ['credentialBundlePath', 'keyPath', 'certificateChainPath'];
  for (const field of files) {
    const path = text(certificate, field);
    if (path !== '') checkPath(path, at.child(field), take);
  }
  if (files.every((field) => text(certificate, field) === ''))
    at.required('specify at least one of credentialBundlePath, keyPath, and certificateChainPath');
}
