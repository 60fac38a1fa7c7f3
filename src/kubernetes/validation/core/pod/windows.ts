import { checkName } from '../../check-values.ts';
import type { FieldPath } from '../../field-path.ts';
import { dnsSubdomain } from '../../names.ts';
import { type ApiObject, flag, has, object, objects, optionalText } from '../../object-values.ts';

const MOST_CREDENTIAL_BYTES = 64 * 1024;
const CONTROL = '[[:cntrl:]]';
const INVALID_USER_SIGNS = '["/\\\\:;|=,+*?<>@\\[\\]]';

/** @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-runasusername/ */
export function checkWindowsOptions(options: ApiObject | undefined, at: FieldPath): void {
  if (options === undefined) return;
  const name = optionalText(options, 'gmsaCredentialSpecName');
  if (name !== undefined) checkName(name, dnsSubdomain, at.child('gmsaCredentialSpecName'));
  const spec = optionalText(options, 'gmsaCredentialSpec');
  if (spec !== undefined) {
    const here = at.child('gmsaCredentialSpec');
    if (spec === '') here.invalid(spec, 'gmsaCredentialSpec cannot be an empty string');
    else if (Buffer.byteLength(spec) > MOST_CREDENTIAL_BYTES)
      here.invalid(spec, `gmsaCredentialSpec size must be under ${MOST_CREDENTIAL_BYTES / 1024} KiB`);
  }
  const user = optionalText(options, 'runAsUserName');
  if (user !== undefined) checkUserName(user, at.child('runAsUserName'));
}

function checkUserName(user: string, at: FieldPath): void {
  const invalid = (words: string): void => {
    at.invalid(user, words);
  };
  if (user === '') {
    invalid('runAsUserName cannot be an empty string');
    return;
  }
  if (/\p{Cc}/u.test(user)) {
    invalid('runAsUserName cannot contain control characters');
    return;
  }
  const parts = user.split('\\');
  if (parts.length > 2) {
    invalid('runAsUserName cannot contain more than one backslash');
    return;
  }
  const [domain, name = ''] = parts.length === 2 ? parts : [undefined, user];
  if (domain !== undefined && domain.length >= 256)
    invalid(`runAsUserName's Domain length must be under 256 characters`);
  if (name === '') invalid("runAsUserName's User cannot be empty");
  else if (name.length > 104) invalid("runAsUserName's User length must not be longer than 104 characters");
  else if (/^[. ]+$/.test(name)) invalid("runAsUserName's User cannot contain only periods or spaces");
  else if (/["/:;|=,+*?<>@[\]]/.test(name))
    invalid(
      `runAsUserName's User cannot contain the following characters: ${INVALID_USER_SIGNS.slice(1, -1) || CONTROL}`,
    );
}

const NOT_ON_WINDOWS = [
  'seLinuxOptions',
  'seccompProfile',
  'appArmorProfile',
  'fsGroup',
  'fsGroupChangePolicy',
  'sysctls',
  'runAsUser',
  'runAsGroup',
  'supplementalGroups',
  'supplementalGroupsPolicy',
];
const NOT_IN_WINDOWS_CONTAINER = [
  'seLinuxOptions',
  'seccompProfile',
  'appArmorProfile',
  'capabilities',
  'readOnlyRootFilesystem',
  'privileged',
  'allowPrivilegeEscalation',
  'procMount',
  'runAsUser',
  'runAsGroup',
];

/**
 * Checks for fields that a Pod must not set with the operating system that it specifies.
 * @see https://kubernetes.io/docs/concepts/workloads/pods/#pod-os
 */
export function checkOperatingSystem(spec: ApiObject, at: FieldPath): void {
  const os = object(spec, 'os');
  if (os === undefined) return;
  const name = optionalText(os, 'name') ?? '';
  if (name === '') at.child('os', 'name').required();
  else if (name === 'linux') checkLinux(spec, at);
  else if (name === 'windows') checkWindows(spec, at);
  else at.child('os').notSupported(name, ['linux', 'windows']);
}

function checkLinux(spec: ApiObject, at: FieldPath): void {
  if (has(object(spec, 'securityContext'), 'windowsOptions'))
    at.child('securityContext', 'windowsOptions').forbidden('windows options cannot be set for a linux pod');
  for (const [security, here] of containerSecurity(spec, at))
    if (has(security, 'windowsOptions'))
      here.child('windowsOptions').forbidden('cannot be set for a linux pod');
}

function checkWindows(spec: ApiObject, at: FieldPath): void {
  const words = 'cannot be set for a windows pod';
  const security = object(spec, 'securityContext');
  for (const field of NOT_ON_WINDOWS)
    if (has(security, field)) at.child('securityContext', field).forbidden(words);
  if (has(spec, 'shareProcessNamespace'))
    at.child('securityContext', 'shareProcessNamespace').forbidden(words);
  if (spec['hostUsers'] === false) at.child('hostUsers').forbidden(words);
  if (flag(spec, 'hostPID')) at.child('securityContext', 'hostPID').forbidden(words);
  if (flag(spec, 'hostIPC')) at.child('securityContext', 'hostIPC').forbidden(words);
  for (const [container, here] of containerSecurity(spec, at))
    for (const field of NOT_IN_WINDOWS_CONTAINER)
      if (has(container, field)) here.child(field).forbidden(words);
}

function* containerSecurity(spec: ApiObject, at: FieldPath): Iterable<readonly [ApiObject, FieldPath]> {
  for (const list of ['containers', 'initContainers', 'ephemeralContainers'])
    for (const [position, container] of objects(spec, list).entries()) {
      const security = object(container, 'securityContext');
      if (security !== undefined) yield [security, at.child(list).item(position).child('securityContext')];
    }
}

/** @see https://kubernetes.io/docs/tasks/configure-pod-container/create-hostprocess-pod/ */
export function checkHostProcess(spec: ApiObject, at: FieldPath): void {
  const podOptions = object(object(spec, 'securityContext'), 'windowsOptions');
  const whole = podOptions?.['hostProcess'];
  let some = false;
  let all = true;
  for (const list of ['containers', 'initContainers', 'ephemeralContainers'])
    objects(spec, list).forEach((container, position) => {
      const own = object(object(container, 'securityContext'), 'windowsOptions')?.['hostProcess'];
      if (whole !== undefined && own !== undefined && own !== null && own !== whole)
        at.child(list)
          .item(position)
          .child('securityContext', 'windowsOptions', 'hostProcess')
          .invalid(own, `pod hostProcess value must be identical if both are specified, was ${whole}`);
      if ((own ?? whole) === true) some = true;
      else all = false;
    });
  if (!some && whole !== true) return;
  if (!all)
    at.invalid(
      '',
      'If pod contains any hostProcess containers then all containers must be HostProcess containers',
    );
  if (!flag(spec, 'hostNetwork'))
    at.child('hostNetwork').invalid(
      false,
      'hostNetwork must be true if pod contains any hostProcess containers',
    );
}
