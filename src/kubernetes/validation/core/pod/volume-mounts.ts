import { checkOneOf } from '../../check-values.ts';
import type { FieldPath } from '../../field-path.ts';
import { type ApiObject, flag, object, objects, optionalText, text } from '../../object-values.ts';
import { checkLocalPath, stepsBack } from './local-path.ts';

/** The valid volumes of a Pod, by name. */
export type Volumes = ReadonlyMap<string, ApiObject>;

/** @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#volumes-1 */
export function checkVolumeMounts(container: ApiObject, volumes: Volumes, at: FieldPath): void {
  const devices = objects(container, 'volumeDevices');
  const paths = new Set<string>();
  objects(container, 'volumeMounts').forEach((mount, position) => {
    const here = at.item(position);
    const name = text(mount, 'name');
    const path = text(mount, 'mountPath');
    if (name === '') here.child('name').required();
    if (!volumes.has(name)) here.child('name').notFound(name);
    if (path === '') here.child('mountPath').required();
    if (paths.has(path)) here.child('mountPath').invalid(path, 'must be unique');
    paths.add(path);
    if (devices.some((device) => text(device, 'name') === name))
      here.child('name').invalid(name, 'must not already exist in volumeDevices');
    if (devices.some((device) => text(device, 'devicePath') === path))
      here.child('mountPath').invalid(path, 'must not already exist as a path in volumeDevices');
    checkSubPath(mount, here, at);
    checkMountModes(mount, container, at);
  });
}

/** Checks a subpath. The API server omits the position for some of these fields. */
function checkSubPath(mount: ApiObject, at: FieldPath, list: FieldPath): void {
  const subPath = text(mount, 'subPath');
  const expression = text(mount, 'subPathExpr');
  if (subPath !== '') checkLocalPath(subPath, list.child('subPath'));
  if (expression === '') return;
  if (subPath !== '')
    at.child('subPathExpr').invalid(expression, 'subPathExpr and subPath are mutually exclusive');
  checkLocalPath(expression, list.child('subPathExpr'));
}

function checkMountModes(mount: ApiObject, container: ApiObject, at: FieldPath): void {
  const propagation = optionalText(mount, 'mountPropagation');
  if (propagation !== undefined) {
    checkOneOf(propagation, ['Bidirectional', 'HostToContainer', 'None'], at.child('mountPropagation'));
    if (propagation === 'Bidirectional' && !flag(object(container, 'securityContext'), 'privileged'))
      at.child('mountPropagation').forbidden(
        'Bidirectional mount propagation is available only to privileged containers',
      );
  }
  const recursive = optionalText(mount, 'recursiveReadOnly');
  if (recursive === undefined || recursive === 'Disabled') return;
  const here = at.child('recursiveReadOnly');
  if (!checkOneOf(recursive, ['Disabled', 'Enabled', 'IfPossible'], here)) return;
  if (!flag(mount, 'readOnly')) here.forbidden('may only be specified when readOnly is true');
  if (propagation !== undefined && propagation !== 'None')
    here.forbidden('may only be specified when mountPropagation is None or not specified');
}

/** @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#raw-block-volume-support */
export function checkVolumeDevices(container: ApiObject, volumes: Volumes, at: FieldPath): void {
  const mounts = objects(container, 'volumeMounts');
  const names = new Set<string>();
  const paths = new Set<string>();
  objects(container, 'volumeDevices').forEach((device, position) => {
    const here = at.item(position);
    const name = text(device, 'name');
    const path = text(device, 'devicePath');
    checkDeviceName(name, names, volumes, here.child('name'));
    if (path === '') here.child('devicePath').required();
    if (paths.has(path)) here.child('devicePath').invalid(path, 'must be unique');
    if (stepsBack(path)) here.child('devicePath').invalid(path, "can not contain backsteps ('..')");
    else paths.add(path);
    if (mounts.some((mount) => text(mount, 'name') === name))
      here.child('name').invalid(name, 'must not already exist in volumeMounts');
    if (mounts.some((mount) => text(mount, 'mountPath') === path))
      here.child('devicePath').invalid(path, 'must not already exist as a path in volumeMounts');
  });
}

function checkDeviceName(name: string, names: Set<string>, volumes: Volumes, at: FieldPath): void {
  if (name === '') at.required();
  if (names.has(name)) at.invalid(name, 'must be unique');
  if (name !== '') names.add(name);
  const volume = volumes.get(name);
  if (volume === undefined) at.notFound(name);
  else if (object(volume, 'persistentVolumeClaim') === undefined && object(volume, 'ephemeral') === undefined)
    at.invalid(name, 'can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode');
}
