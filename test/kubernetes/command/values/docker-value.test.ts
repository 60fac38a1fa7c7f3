import { describe, expect, test } from 'vitest';
import {
  canonicalBind,
  canonicalMount,
  canonicalSize,
  canonicalTemplate,
} from '../../../../src/kubernetes/command/values/docker-value.ts';

describe("docker's values in one spelling", () => {
  test.each([
    ['/srv/site/:/usr/share/nginx/html/', '/srv/site:/usr/share/nginx/html'],
    ['data:/srv:rw', 'data:/srv'],
    ['/a:/b:ro,z', '/a:/b:ro,z'],
    ['/a:/b:z,ro', '/a:/b:ro,z'],
    ['/only', '/only'],
    ['data', 'data'],
  ])('-v %s is %s', (value, same) => {
    expect(canonicalBind(value)).toBe(same);
  });

  test.each([
    ['type=bind,src=/a,dst=/b', 'source=/a,target=/b,type=bind'],
    ['target=/b/,type=bind,source=/a', 'source=/a,target=/b,type=bind'],
    ['type=volume,source=data,destination=/b', 'source=data,target=/b'],
    ['type=bind,src=/a,dst=/b,ro', 'readonly=true,source=/a,target=/b,type=bind'],
    ['type=bind,src=/a,dst=/b,readonly=false', 'source=/a,target=/b,type=bind'],
  ])('--mount %s is %s', (value, same) => {
    expect(canonicalMount(value)).toBe(same);
  });

  test.each([
    ['256m', '268435456'],
    ['256MB', '268435456'],
    ['256MiB', '268435456'],
    ['268435456', '268435456'],
    ['0.5g', '536870912'],
    ['256', '256'],
    ['much', 'much'],
  ])('--memory %s is %s bytes', (value, bytes) => {
    expect(canonicalSize(value)).toBe(bytes);
  });

  test.each([
    ['{{ .State.Pid }}', '{{.State.Pid}}'],
    ['{{.Id}} {{ .Name}}', '{{.Id}} {{.Name}}'],
    ['{{ "a b" }}', '{{ "a b" }}'],
  ])('--format %s is %s', (value, same) => {
    expect(canonicalTemplate(value)).toBe(same);
  });
});
