import {
  isObject,
  type Json,
  type JsonObject,
  objectAt,
  objectsAt,
  textAt,
} from '../../../kubernetes/json.ts';
import { parseQuantity } from '../../../kubernetes/quantity.ts';
import type { Description } from '../description.ts';
import { writeClaimTemplate } from './claim.ts';
import { writePlainSource } from './plain-sources.ts';

/** Adds the volumes of a Pod or a template. */
export function writeVolumes(page: Description, volumes: readonly JsonObject[], indent = ''): void {
  if (volumes.length === 0) {
    page.line(0, `${indent}Volumes:`, '<none>');
    return;
  }
  page.line(0, `${indent}Volumes:`);
  for (const volume of volumes) {
    page.line(1, `${indent === '' ? '' : ' '}${textAt(volume, 'name')}:`);
    writeVolumeSource(page, volume);
  }
}

/** Adds the source of a volume; `<unknown>` for an unknown source. */
function writeVolumeSource(page: Description, volume: JsonObject): void {
  for (const [field, write] of SOURCES) {
    const source = volume[field];
    if (isObject(source)) {
      write(page, source);
      return;
    }
  }
  if (!writePlainSource(page, volume, 'volume')) page.line(1, '<unknown>');
}

type WriteSource = (page: Description, source: JsonObject) => void;

const SOURCES: readonly (readonly [field: string, write: WriteSource])[] = [
  ['emptyDir', writeEmptyDir],
  ['ephemeral', writeEphemeral],
  ['downwardAPI', writeDownward],
  ['projected', writeProjected],
];

function writeEmptyDir(page: Description, source: JsonObject): void {
  page.field('Type', "EmptyDir (a temporary directory that shares a pod's lifetime)", 2);
  page.field('Medium', textAt(source, 'medium'), 2);
  page.field('SizeLimit', sizeLimit(source.sizeLimit), 2);
}

function sizeLimit(limit: Json | undefined): string {
  const set = limit !== undefined && (parseQuantity(String(limit)) ?? 0n) > 0n;
  return set ? String(limit) : '<unset>';
}

function writeEphemeral(page: Description, source: JsonObject): void {
  page.field(
    'Type',
    'EphemeralVolume (an inline specification for a volume that gets created and deleted with the pod)',
    2,
  );
  if (isObject(source.volumeClaimTemplate)) writeClaimTemplate(page, source.volumeClaimTemplate);
}

function writeDownward(page: Description, source: JsonObject): void {
  page.field('Type', 'DownwardAPI (a volume populated by information about the pod)', 2);
  page.line(2, 'Items:');
  for (const item of objectsAt(source, 'items'))
    for (const from of [textAt(item, 'fieldRef', 'fieldPath'), textAt(item, 'resourceFieldRef', 'resource')])
      if (from !== '') page.line(3, `${from} -> ${textAt(item, 'path')}`);
}

function writeProjected(page: Description, volume: JsonObject): void {
  page.field('Type', 'Projected (a volume that contains injected data from multiple sources)', 2);
  for (const source of objectsAt(volume, 'sources')) {
    const token = objectAt(source, 'serviceAccountToken');
    if (isObject(source.secret)) writeReference(page, 'SecretName', source.secret);
    else if (isObject(source.downwardAPI)) page.field('DownwardAPI', true, 2);
    else if (isObject(source.configMap)) writeReference(page, 'ConfigMapName', source.configMap);
    else if (isObject(source.serviceAccountToken))
      page.field('TokenExpirationSeconds', String(token.expirationSeconds ?? 3600), 2);
  }
}

function writeReference(page: Description, name: string, reference: JsonObject): void {
  page.field(name, textAt(reference, 'name'), 2);
  page.field('Optional', reference.optional === true, 2);
}
