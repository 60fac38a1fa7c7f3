import { isObject, type JsonObject, objectAt } from '../../../kubernetes/json.ts';
import type { Description } from '../description.ts';
import { labelPairs } from '../description.ts';
import { CLOUD_SOURCES } from './cloud-sources.ts';
import {
  FS_TYPE,
  list,
  number,
  orNone,
  type PlainSource,
  READ_ONLY,
  type Row,
  reference,
  text,
  truth,
} from './source-rows.ts';

const HOST_PATH: PlainSource = {
  type: 'HostPath (bare host directory volume)',
  rows: [
    ['Path', text('path')],
    ['HostPathType', orNone('type')],
  ],
};

const ISCSI: PlainSource = {
  type: "ISCSI (an ISCSI Disk resource that is attached to a kubelet's host machine and then exposed to the pod)",
  rows: [
    ['TargetPortal', text('targetPortal')],
    ['IQN', text('iqn')],
    ['Lun', number('lun')],
    ['ISCSIInterface', text('iscsiInterface')],
    FS_TYPE,
    READ_ONLY,
    ['Portals', list('portals')],
    ['DiscoveryCHAPAuth', truth('chapAuthDiscovery')],
    ['SessionCHAPAuth', truth('chapAuthSession')],
    ['SecretRef', reference('secretRef')],
    ['InitiatorName', orNone('initiatorName')],
  ],
};

/** Volume sources whose fields are printed one per line. */
const PLAIN_SOURCES: Readonly<Record<string, PlainSource>> = {
  hostPath: HOST_PATH,
  secret: {
    type: 'Secret (a volume populated by a Secret)',
    rows: [
      ['SecretName', text('secretName')],
      ['Optional', truth('optional')],
    ],
  },
  configMap: {
    type: 'ConfigMap (a volume populated by a ConfigMap)',
    rows: [
      ['Name', text('name')],
      ['Optional', truth('optional')],
    ],
  },
  nfs: {
    type: 'NFS (an NFS mount that lasts the lifetime of a pod)',
    rows: [['Server', text('server')], ['Path', text('path')], READ_ONLY],
  },
  iscsi: ISCSI,
  persistentVolumeClaim: {
    type: 'PersistentVolumeClaim (a reference to a PersistentVolumeClaim in the same namespace)',
    rows: [['ClaimName', text('claimName')], READ_ONLY],
  },
  gitRepo: {
    type: 'GitRepo (a volume that is pulled from git when the pod is created)',
    rows: [
      ['Repository', text('repository')],
      ['Revision', text('revision')],
    ],
  },
  local: {
    type: 'LocalVolume (a persistent volume backed by local storage on a node)',
    rows: [['Path', text('path')]],
  },
  fc: {
    type: 'FC (a Fibre Channel disk)',
    rows: [
      ['TargetWWNs', (source) => (Array.isArray(source.targetWWNs) ? source.targetWWNs.join(', ') : '')],
      ['LUN', orNone('lun')],
      FS_TYPE,
      READ_ONLY,
    ],
  },
  image: {
    type: 'Image (a container image or OCI artifact)',
    rows: [
      ['Reference', text('reference')],
      ['PullPolicy', text('pullPolicy')],
    ],
  },
};

/** Sources of PersistentVolumes with more fields than those of Pods. */
const CSI_ROWS: readonly Row[] = [['Driver', text('driver')], FS_TYPE];

/** Adds a source of this table. @returns false if the table has no source of the volume */
export function writePlainSource(
  page: Description,
  volume: JsonObject,
  owner: 'volume' | 'persistent',
): boolean {
  if (isObject(volume.csi)) {
    writeCsi(page, volume.csi, owner);
    return true;
  }
  for (const [field, { type, rows }] of Object.entries({ ...PLAIN_SOURCES, ...CLOUD_SOURCES })) {
    const source = volume[field];
    if (!isObject(source)) continue;
    page.field('Type', type, 2);
    for (const [name, written] of rows)
      if (name === 'ISCSIInterface') page.line(2, name, written(source));
      else page.field(name, written(source), 2);
    return true;
  }
  return false;
}

function writeCsi(page: Description, source: JsonObject, owner: 'volume' | 'persistent'): void {
  const handle: readonly Row[] = owner === 'persistent' ? [['VolumeHandle', text('volumeHandle')]] : [];
  page.field('Type', 'CSI (a Container Storage Interface (CSI) volume source)', 2);
  for (const [name, written] of [...CSI_ROWS, ...handle, READ_ONLY]) page.field(name, written(source), 2);
  const [first, ...others] = labelPairs(objectAt(source, 'volumeAttributes')).map((pair) =>
    pair.length > 140 ? `${pair.slice(0, 140)}...` : pair,
  );
  // kubectl indents each value like its name.
  page.line(2, 'VolumeAttributes:', first === undefined ? '<none>' : `    ${first}`);
  for (const pair of others) page.write(`        \t    ${pair}\n`);
}
