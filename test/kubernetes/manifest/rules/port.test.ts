import { describe, expect, test } from 'vitest';
import { checkManifest } from '../../../../src/kubernetes/manifest/check-manifest.ts';
import { SourceFile } from '../../../../src/source/source-file.ts';

const codes = (text: string) =>
  checkManifest(new SourceFile('a.yaml', text), { kubernetes: '1.35' }).map(
    ({ code, path }) => `${code} ${path}`,
  );

const service = (port: number) =>
  `apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec:\n  selector: {a: b}\n  ports:\n    - port: ${port}\n`;
const pod = (port: number) =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - name: a\n      image: nginx:1\n      ports:\n        - containerPort: ${port}\n`;

// https://kubernetes.io/docs/reference/kubernetes-api/service-resources/service-v1/#ServiceSpec: 1 to 65535
describe('a port', () => {
  test.each([1, 65_534, 65_535])('%d is a port', (port) => {
    expect([...codes(service(port)), ...codes(pod(port))].filter((code) => code.startsWith('port'))).toEqual(
      [],
    );
  });

  test.each([-1, 0, 65_536, 100_000])('%d is not a port', (port) => {
    expect(codes(service(port))).toContain('port spec.ports[0].port');
    expect(codes(pod(port))).toContain('port spec.containers[0].ports[0].containerPort');
  });
});
