import { checkOneOf } from '../../check-values.ts';
import type { FieldPath } from '../../field-path.ts';
import {
  type ApiObject,
  flag,
  isApiObject,
  number,
  object,
  objects,
  optionalText,
  text,
  texts,
} from '../../object-values.ts';
import { checkLocalPath } from './local-path.ts';
import { checkWindowsOptions } from './windows.ts';

const PROFILES = ['Localhost', 'RuntimeDefault', 'Unconfined'];
const MOST_ID = 2_147_483_647;
const LONGEST_PROFILE = 4095;

/** @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#security-context-1 */
export function checkContainerSecurity(container: ApiObject, hostUsers: boolean, at: FieldPath): void {
  const security = object(container, 'securityContext');
  if (security === undefined) return;
  checkIds(security, ['runAsUser', 'runAsGroup'], at);
  const procMount = optionalText(security, 'procMount');
  if (procMount !== undefined) {
    checkOneOf(procMount, ['Default', 'Unmasked'], at.child('procMount'));
    if (hostUsers && procMount === 'Unmasked')
      at.child('procMount').invalid(procMount, '`hostUsers` must be false to use `Unmasked`');
  }
  checkSeccompProfile(security, at.child('seccompProfile'));
  if (security['allowPrivilegeEscalation'] === false) {
    if (flag(security, 'privileged'))
      at.invalid(asGo(security), 'cannot set `allowPrivilegeEscalation` to false and `privileged` to true');
    if (texts(object(security, 'capabilities'), 'add').includes('CAP_SYS_ADMIN'))
      at.invalid(
        asGo(security),
        'cannot set `allowPrivilegeEscalation` to false and `capabilities.Add` CAP_SYS_ADMIN',
      );
  }
  checkWindowsOptions(object(security, 'windowsOptions'), at.child('windowsOptions'));
  checkAppArmorProfile(security, at.child('appArmorProfile'));
}

/** @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#security-context */
export function checkPodSecurity(spec: ApiObject, at: FieldPath): void {
  const here = at.child('securityContext');
  const security = object(spec, 'securityContext');
  if (flag(spec, 'hostPID') && flag(spec, 'shareProcessNamespace'))
    here
      .child('shareProcessNamespace')
      .invalid(true, 'ShareProcessNamespace and HostPID cannot both be enabled');
  if (security === undefined) return;
  checkIds(security, ['fsGroup', 'runAsUser', 'runAsGroup'], here);
  const groups = security['supplementalGroups'];
  if (Array.isArray(groups))
    groups.forEach((group, position) => {
      checkId(typeof group === 'number' ? group : 0, here.child('supplementalGroups').item(position));
    });
  checkSysctls(spec, security, here.child('sysctls'));
  checkChoice(security, 'fsGroupChangePolicy', ['Always', 'OnRootMismatch'], here);
  checkSeccompProfile(security, here.child('seccompProfile'));
  checkChoice(security, 'supplementalGroupsPolicy', ['Merge', 'Strict'], here);
  checkWindowsOptions(object(security, 'windowsOptions'), here.child('windowsOptions'));
  checkAppArmorProfile(security, here.child('appArmorProfile'));
  checkChoice(security, 'seLinuxChangePolicy', ['Recursive'], here);
}

const GO_FIELDS =
  'capabilities privileged seLinuxOptions windowsOptions runAsUser runAsGroup runAsNonRoot readOnlyRootFilesystem allowPrivilegeEscalation procMount seccompProfile appArmorProfile'.split(
    ' ',
  );

/** The security context in Go's form, as the API server prints it. */
function asGo(security: ApiObject): ApiObject {
  return Object.fromEntries(
    GO_FIELDS.map((field) => [
      field === 'seLinuxOptions' ? 'SELinuxOptions' : capital(field),
      goValue(security[field]),
    ]),
  );
}

function goValue(value: unknown): unknown {
  if (value === undefined || value === null) return null;
  if (!isApiObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([field, inner]) => [capital(field), inner]));
}

function capital(field: string): string {
  return field.charAt(0).toUpperCase() + field.slice(1);
}

function checkChoice(of: ApiObject, field: string, values: readonly string[], at: FieldPath): void {
  const value = optionalText(of, field);
  if (value !== undefined) checkOneOf(value, values, at.child(field));
}

function checkIds(of: ApiObject, fields: readonly string[], at: FieldPath): void {
  for (const field of fields) {
    const id = number(of, field);
    if (id !== undefined) checkId(id, at.child(field));
  }
}

function checkId(id: number, at: FieldPath): void {
  if (id < 0 || id > MOST_ID) at.invalid(id, `must be between 0 and ${MOST_ID}, inclusive`);
}

/** @see https://kubernetes.io/docs/tutorials/security/seccomp/ */
function checkSeccompProfile(security: ApiObject, at: FieldPath): void {
  const profile = object(security, 'seccompProfile');
  if (profile === undefined) return;
  const type = text(profile, 'type');
  const local = optionalText(profile, 'localhostProfile');
  if (type === '') at.child('type').required('type is required when seccompProfile is set');
  else checkOneOf(type, PROFILES, at.child('type'));
  const here = at.child('localhostProfile');
  if (type === 'Localhost') {
    if (local === undefined) here.required('must be set when seccomp type is Localhost');
    else checkLocalPath(local, here);
  } else if (local !== undefined)
    here.invalid({ Type: type, LocalhostProfile: local }, 'can only be set when seccomp type is Localhost');
}

/** @see https://kubernetes.io/docs/tutorials/security/apparmor/ */
function checkAppArmorProfile(security: ApiObject, at: FieldPath): void {
  const profile = object(security, 'appArmorProfile');
  if (profile === undefined) return;
  const type = text(profile, 'type');
  const local = optionalText(profile, 'localhostProfile');
  const here = at.child('localhostProfile');
  if (type === '') {
    at.child('type').required('type is required when appArmorProfile is set');
    return;
  }
  if (!checkOneOf(type, PROFILES, at.child('type'))) return;
  if (type !== 'Localhost') {
    if (local !== undefined) here.invalid(local, 'can only be set when AppArmor type is Localhost');
    return;
  }
  if (local === undefined) {
    here.required('must be set when AppArmor type is Localhost');
    return;
  }
  if (local.trim() !== local) here.invalid(local, 'must not be padded with whitespace');
  else if (local === '') here.required('must be set when AppArmor type is Localhost');
  if (local.length > LONGEST_PROFILE) here.tooLong(LONGEST_PROFILE);
}

const SEGMENT = '[a-z0-9]([-_a-z0-9]*[a-z0-9])?';
const SYSCTL = `(${SEGMENT}[\\./])*${SEGMENT}`;
const SYSCTL_FORM = new RegExp(`^(?:${SEGMENT}[./])*${SEGMENT}$`);
const NET = /^net[./]/;
const IPC = /^(?:kernel[./](?:shm|msg)|kernel[./]sem$|fs[./]mqueue[./])/;

/** @see https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/ */
function checkSysctls(spec: ApiObject, security: ApiObject, at: FieldPath): void {
  const names = new Set<string>();
  objects(security, 'sysctls').forEach((sysctl, position) => {
    const name = text(sysctl, 'name');
    const here = at.item(position).child('name');
    if (name === '') here.required();
    else if (name.length > 253 || !SYSCTL_FORM.test(name))
      here.invalid(name, `must have at most 253 characters and match regex ^${SYSCTL}$`);
    else if (names.has(name)) here.duplicate(name);
    names.add(name);
    if (flag(spec, 'hostNetwork') && NET.test(name))
      here.invalid(name, "may not be specified when 'hostNetwork' is true");
    if (flag(spec, 'hostIPC') && IPC.test(name))
      here.invalid(name, "may not be specified when 'hostIPC' is true");
  });
}
