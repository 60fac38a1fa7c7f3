import { checkName, checkOneOf } from '../check-values.ts';
import type { FieldPath } from '../field-path.ts';
import { checkLabelSelector } from '../labels.ts';
import { dnsSubdomain } from '../names.ts';
import { type ApiObject, object, optionalText, text, texts } from '../object-values.ts';
import { canonical, quantityOf } from '../quantities.ts';

export const ACCESS_MODES = ['ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOnce', 'ReadWriteOncePod'];

/** Checks the spec of a PersistentVolumeClaim. @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#persistentvolumeclaims */
export function checkClaimSpec(spec: ApiObject, at: FieldPath): void {
  checkAccessModes(spec, at.child('accessModes'));
  checkLabelSelector(object(spec, 'selector'), at.child('selector'));
  const storage = object(object(spec, 'resources'), 'requests')?.['storage'];
  const here = at.child('resources').key('storage');
  if (storage === undefined) here.required();
  else if ((quantityOf(storage) ?? 0n) <= 0n) here.invalid(canonical(storage), 'must be greater than zero');
  checkClassName(spec, 'storageClassName', at);
  const mode = optionalText(spec, 'volumeMode');
  if (mode !== undefined) checkOneOf(mode, ['Block', 'Filesystem'], at.child('volumeMode'));
  for (const field of ['dataSource', 'dataSourceRef']) checkDataSource(object(spec, field), at.child(field));
  const [source, ref] = [object(spec, 'dataSource'), object(spec, 'dataSourceRef')];
  if (source !== undefined && ref !== undefined && !sameSource(source, ref))
    at.invalid({}, 'must match dataSourceRef');
  checkClassName(spec, 'volumeAttributesClassName', at);
}

/** Checks the access modes of a claim or a volume. */
function checkAccessModes(spec: ApiObject, at: FieldPath): void {
  const modes = texts(spec, 'accessModes');
  if (modes.length === 0) at.required('at least 1 access mode is required');
  for (const mode of modes) checkOneOf(mode, ACCESS_MODES, at);
  if (modes.includes('ReadWriteOncePod') && modes.some((mode) => mode !== 'ReadWriteOncePod'))
    at.forbidden('may not use ReadWriteOncePod with other access modes');
}

function checkClassName(spec: ApiObject, field: string, at: FieldPath): void {
  const name = text(spec, field);
  if (name !== '') checkName(name, dnsSubdomain, at.child(field));
}

function sameSource(source: ApiObject, ref: ApiObject): boolean {
  return ['apiGroup', 'kind', 'name'].every((field) => text(source, field) === text(ref, field));
}

function checkDataSource(source: ApiObject | undefined, at: FieldPath): void {
  if (source === undefined) return;
  for (const field of ['name', 'kind']) if (text(source, field) === '') at.child(field).required();
  const group = text(source, 'apiGroup');
  const kind = text(source, 'kind');
  if (group !== '') checkName(group, dnsSubdomain, at.child('apiGroup'));
  else if (kind !== 'PersistentVolumeClaim')
    at.invalid(kind, "must be 'PersistentVolumeClaim' when referencing the default apiGroup");
}
