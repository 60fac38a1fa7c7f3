import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { readTar, type TarEntry, writeTar } from '../../../src/client/archive/tar.ts';
import { KubectlFailure } from '../../../src/client/kubectl-failure.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const file = (name: string, text: string): TarEntry => ({ name, bytes: bytes(text), type: 'file' });

function contents(archive: Uint8Array): [name: string, text: string][] {
  return readTar(archive).map(({ name, bytes: held }) => [name, new TextDecoder().decode(held)]);
}

describe('archives', () => {
  it.each([0, 1, 511, 512, 513, 2000])('keep %i bytes of a file', (size) => {
    const text = 'x'.repeat(size);
    expect(contents(writeTar([file('a', text), file('b', 'end')], 0))).toEqual([
      ['a', text],
      ['b', 'end'],
    ]);
  });

  it('keep names of more than 100 bytes, and refuse names that do not fit', () => {
    const long = `${'folder/'.repeat(20)}name`;
    expect(contents(writeTar([file(long, 'x')], 0))).toEqual([[long, 'x']]);
    expect(() => writeTar([file('n'.repeat(101), 'x')], 0)).toThrow(KubectlFailure);
  });

  it("equal those of the system's tar", () => {
    const archive = writeTar(
      [{ name: 'd/', bytes: bytes(''), type: 'folder' }, file('d/a.txt', 'one\n')],
      1_700_000_000,
    );
    const listed = execFileSync('tar', ['-tf', '-'], { input: archive }).toString();
    expect(listed).toBe('d/\nd/a.txt\n');
    expect(execFileSync('tar', ['-xOf', '-', 'd/a.txt'], { input: archive }).toString()).toBe('one\n');
  });

  it('are refused if they are truncated', () => {
    const whole = writeTar([file('a', 'x'.repeat(600))], 0);
    expect(() => readTar(whole.subarray(0, 700))).toThrow('unexpected EOF');
    expect(readTar(new Uint8Array())).toEqual([]);
  });
});
