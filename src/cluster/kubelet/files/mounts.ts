import { isObject, type JsonObject, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import { lookUp } from '../../../source/look-up.ts';
import { claimNames } from '../../volumes/pod-claims.ts';
import type { World } from '../../world.ts';
import { readField } from '../downward.ts';
import { decoded } from '../environment.ts';
import { imageBase } from '../image-reference.ts';
import type { PodRun } from '../pod-run.ts';
import { KNOWN_IMAGES } from '../programs/known-images.ts';
import { ContainerFiles, type Mount } from './container-files.ts';
import { type FileTrees, nodeStorage } from './file-trees.ts';

/** A container on its node, with the sources of its files. */
export interface FileOwner {
  readonly pod: JsonObject;
  readonly container: JsonObject;
  readonly node: JsonObject;
  readonly run: PodRun;
  readonly world: World;
  /** The address of the cluster's DNS server. */
  readonly nameserver: string;
}

const NGINX_ROOT = '/usr/share/nginx/html/index.html';
const APACHE_ROOT = '/usr/local/apache2/htdocs/index.html';

/** The files of a container: those of its image, and its volumes at their mount paths. */
export function filesOf(owner: FileOwner, trees: FileTrees): ContainerFiles {
  const volumes = objectsAt(owner.pod, 'spec', 'volumes');
  const mounts = objectsAt(owner.container, 'volumeMounts').flatMap((mount) => {
    const volume = volumes.find((v) => v.name === mount.name);
    return volume === undefined ? [] : [mountOf(mount, volume, owner, trees)];
  });
  return new ContainerFiles([rootOf(owner, trees), ...mounts]);
}

function rootOf(owner: FileOwner, trees: FileTrees): Mount {
  const { pod, container, run } = owner;
  const name = textAt(container, 'name');
  const uid = textAt(pod, 'metadata', 'uid');
  const restarts = run.containers[name]?.restarts ?? 0;
  return {
    path: '',
    readOnly: objectAt(container, 'securityContext').readOnlyRootFilesystem === true,
    tree: { tree: trees.tree(`pod/${uid}/root/${name}/${restarts}`), below: '' },
    given: { ...networkFiles(owner), ...imageFiles(container) },
  };
}

function networkFiles({ pod, run, nameserver }: FileOwner): Record<string, string> {
  const hostname = textAt(pod, 'spec', 'hostname') || textAt(pod, 'metadata', 'name');
  const namespace = textAt(pod, 'metadata', 'namespace');
  const aliases = objectsAt(pod, 'spec', 'hostAliases').map(
    (alias) =>
      `${textAt(alias, 'ip')}\t${(Array.isArray(alias.hostnames) ? alias.hostnames : []).join('\t')}\n`,
  );
  const search = `${namespace}.svc.cluster.local svc.cluster.local cluster.local`;
  return {
    '/etc/hostname': `${hostname}\n`,
    '/etc/hosts': `# Kubernetes-managed hosts file.\n127.0.0.1\tlocalhost\n${run.ip ?? ''}\t${hostname}\n${aliases.join('')}`,
    '/etc/resolv.conf': `search ${search}\nnameserver ${nameserver}\noptions ndots:5\n`,
  };
}

function imageFiles(container: JsonObject): Record<string, string> {
  const base = imageBase(textAt(container, 'image'));
  const page = lookUp(KNOWN_IMAGES, base)?.program.listens?.[0]?.answers?.['/']?.body;
  if (page === undefined) return {};
  if (base === 'httpd') return { [APACHE_ROOT]: page };
  return base === 'nginx'
    ? {
        [NGINX_ROOT]: page,
        '/etc/nginx/nginx.conf': 'events {}\nhttp { include /etc/nginx/conf.d/*.conf; }\n',
      }
    : {};
}

function mountOf(mount: JsonObject, volume: JsonObject, owner: FileOwner, trees: FileTrees): Mount {
  const path = textAt(mount, 'mountPath').replace(/\/+$/, '');
  const sub = textAt(mount, 'subPath').replace(/^\/?|\/+$/g, '');
  const below = sub === '' ? '' : `/${sub}`;
  const readOnly = mount.readOnly === true;
  const given = givenFiles(volume, owner);
  if (given !== undefined) return { path, readOnly: true, given: belowPath(given, below) };
  const { id, folder } = storageOf(volume, owner);
  return { path, readOnly, tree: { tree: trees.tree(id), below: folder + below }, given: {} };
}

function belowPath(files: Readonly<Record<string, string>>, below: string): Record<string, string> {
  if (below === '') return { ...files };
  return Object.fromEntries(
    Object.entries(files)
      .filter(([path]) => path === below || path.startsWith(`${below}/`))
      .map(([path, text]) => [path.slice(below.length), text]),
  );
}

interface Storage {
  readonly id: string;
  /** The mounted folder; empty for the whole storage. */
  readonly folder: string;
}

/** The storage of a writable volume. */
function storageOf(volume: JsonObject, { pod, node, world }: FileOwner): Storage {
  const uid = textAt(pod, 'metadata', 'uid');
  const name = textAt(volume, 'name');
  if (isObject(volume.hostPath))
    return hostStorage(textAt(node, 'metadata', 'name'), textAt(volume.hostPath, 'path'));
  if (isObject(volume.persistentVolumeClaim) || isObject(volume.ephemeral)) {
    const [claimName] = claimNames({ ...pod, spec: { volumes: [volume] } });
    const claim = world.get(
      'persistentvolumeclaims',
      textAt(pod, 'metadata', 'namespace'),
      claimName?.name ?? '',
    );
    const volumeName = textAt(claim, 'spec', 'volumeName');
    const persistent = world.get('persistentvolumes', '', volumeName);
    const path =
      textAt(persistent, 'spec', 'hostPath', 'path') || textAt(persistent, 'spec', 'local', 'path');
    return path === ''
      ? { id: `volume/${volumeName}`, folder: '' }
      : hostStorage(textAt(node, 'metadata', 'name'), path);
  }
  return { id: `pod/${uid}/volume/${name}`, folder: '' };
}

/** A folder in a node's file system. */
function hostStorage(node: string, path: string): Storage {
  return { id: nodeStorage(node), folder: path.replace(/\/+$/, '') };
}

/** The files of a volume that are provided by API objects; `undefined` for an empty directory or a disk. */
function givenFiles(volume: JsonObject, owner: FileOwner): Record<string, string> | undefined {
  if (isObject(volume.configMap))
    return dataFiles('configmaps', volume.configMap, textAt(volume.configMap, 'name'), owner);
  if (isObject(volume.secret))
    return dataFiles('secrets', volume.secret, textAt(volume.secret, 'secretName'), owner);
  if (isObject(volume.downwardAPI)) return fieldFiles(volume.downwardAPI, owner);
  if (!isObject(volume.projected)) return undefined;
  return Object.assign(
    {},
    ...objectsAt(volume, 'projected', 'sources').map((source) => sourceFiles(source, owner)),
  );
}

function sourceFiles(source: JsonObject, owner: FileOwner): Record<string, string> {
  if (isObject(source.configMap))
    return dataFiles('configmaps', source.configMap, textAt(source.configMap, 'name'), owner);
  if (isObject(source.secret))
    return dataFiles('secrets', source.secret, textAt(source.secret, 'name'), owner);
  if (isObject(source.downwardAPI)) return fieldFiles(source.downwardAPI, owner);
  if (isObject(source.serviceAccountToken))
    return {
      [`/${textAt(source.serviceAccountToken, 'path')}`]:
        'k8s-drill does not simulate tokens in containers\n',
    };
  return {};
}

function dataFiles(
  resource: 'configmaps' | 'secrets',
  source: JsonObject,
  name: string,
  { pod, world }: FileOwner,
): Record<string, string> {
  const found = world.get(resource, textAt(pod, 'metadata', 'namespace'), name);
  const plain = objectAt(found, 'data');
  const data = {
    ...(resource === 'secrets' ? decoded(plain) : plain),
    ...decoded(objectAt(found, 'binaryData')),
  };
  const items = objectsAt(source, 'items');
  const pairs =
    items.length === 0
      ? Object.keys(data).map((key) => [key, key])
      : items.map((i) => [textAt(i, 'key'), textAt(i, 'path')]);
  return Object.fromEntries(
    pairs.filter(([key = '']) => key in data).map(([key = '', path = '']) => [`/${path}`, String(data[key])]),
  );
}

function fieldFiles(source: JsonObject, { pod, node, run }: FileOwner): Record<string, string> {
  return Object.fromEntries(
    objectsAt(source, 'items').map((item) => [
      `/${textAt(item, 'path')}`,
      readField({ pod, node, run }, textAt(item, 'fieldRef', 'fieldPath')),
    ]),
  );
}
