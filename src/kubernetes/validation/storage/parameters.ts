import { checkName } from '../check-values.ts';
import type { FieldPath } from '../field-path.ts';
import { qualifiedName } from '../names.ts';

const MOST = 512;
const MOST_BYTES = 256 * 1024;

/** Checks the name of a provisioner or driver, in any case. */
export function checkProvisioner(name: string, at: FieldPath): void {
  if (name === '') {
    at.required();
    return;
  }
  for (const words of qualifiedName(name.toLowerCase())) at.invalid(name, words);
}

/** Checks the parameters for a driver. */
export function checkParameters(
  parameters: readonly (readonly [string, string])[],
  mayBeEmpty: boolean,
  at: FieldPath,
): void {
  if (parameters.length > MOST) {
    at.tooLong(MOST);
    return;
  }
  if (parameters.length === 0 && !mayBeEmpty) {
    at.required('must contain at least one key/value pair');
    return;
  }
  let size = 0;
  for (const [key, value] of parameters) {
    if (key === '') at.invalid(key, 'field can not be empty.');
    size += Buffer.byteLength(key) + Buffer.byteLength(value);
  }
  if (size > MOST_BYTES) at.tooLong(MOST_BYTES);
}

/** Checks the name of a CSI driver. @see https://kubernetes-csi.github.io/docs/csi-driver-object.html */
export function checkDriver(name: string, form: (name: string) => readonly string[], at: FieldPath): void {
  if (name === '') {
    at.required();
    return;
  }
  if (name.length > 63) at.tooLong(63);
  checkName(name.toLowerCase(), form, at);
}
