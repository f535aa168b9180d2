import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { PATH } from '#domain/evidence/manifest.ts';
import { unzip, ZIP_LIMITS, zipOf } from '#platform/zip.ts';

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf8'));
const files = new Map([
  ['b.txt', bytes('two')],
  ['a/b.json', bytes('{}')],
]);

/** An archive whose last entry was given the name of another one of the same length, in both places where it stands. */
const renamed = (from: string, to: string): Uint8Array =>
  new Uint8Array(Buffer.from(Buffer.from(zipOf(files)).toString('latin1').replaceAll(from, to), 'latin1'));

describe('archives that are stored as they are', () => {
  it('What goes in comes out, and the order in which it came makes no difference', () => {
    expect(unzip(zipOf(files), PATH)).toEqual({ files: new Map([...files].toReversed()) });
    expect(zipOf(new Map([...files].toReversed()))).toEqual(zipOf(files));
  });

  it.each([
    '../../etc/x.txt',
    '/etc/x.txt',
    'a\\b.txt',
    '__proto__',
    'C:x.txt',
    '.bashrc',
    'con',
    'a/../b.txt',
    'a//b.txt',
  ])('An entry called %s is refused', (name) => {
    const harmless = Buffer.from(zipSync({ ['x'.repeat(name.length)]: bytes('y') }, { level: 0 })).toString('latin1');
    const evil = new Uint8Array(Buffer.from(harmless.replaceAll('x'.repeat(name.length), name), 'latin1'));
    expect(unzip(evil, PATH).problem?.what).toBe('zip-name');
    expect(unzip(evil, PATH).files.size).toBe(0);
  });

  it('Two entries of one name are refused', () => {
    const twice = zipOf(
      new Map([
        ['b.txt', bytes('one')],
        ['c.txt', bytes('two')],
      ]),
    );
    const changed = new Uint8Array(
      Buffer.from(Buffer.from(twice).toString('latin1').replaceAll('c.txt', 'b.txt'), 'latin1'),
    );
    expect(unzip(changed, PATH).problem).toEqual({ what: 'zip-twice', where: 'b.txt' });
  });

  it('A compressed entry is refused before it is unpacked, whatever size it says it has', () => {
    const bomb = zipSync({ 'a.txt': new Uint8Array(50_000_000) }, { level: 9 });
    expect(bomb.length).toBeLessThan(100_000);
    expect(unzip(bomb, PATH).problem).toEqual({ what: 'zip-compressed', where: 'a.txt' });
  });

  it('Entries that lie over each other, so that all are larger than the archive, are refused', () => {
    const large = zipOf(
      new Map([
        ['a.txt', new Uint8Array(5000)],
        ['b.txt', new Uint8Array(5000)],
      ]),
    );
    const view = Buffer.from(large);
    const second = view.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1'));
    view.writeUInt32LE(0xfffffff0, second + 20);
    expect(unzip(new Uint8Array(view), PATH).problem).toEqual({ what: 'zip-too-large' });
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['a text', bytes('hola')],
    ['half of one', zipOf(files).slice(0, 60)],
  ])('%s is no archive', (_, given) => {
    expect(unzip(given, PATH).problem).toEqual({ what: 'zip-unreadable' });
  });

  it('A byte before, behind or between the files is found', () => {
    const whole = zipOf(files);
    expect(unzip(new Uint8Array([...whole, 0]), PATH).problem).toBeDefined();
    expect(unzip(renamed('b.txt', 'd.txt'), PATH).problem).toBeUndefined();
  });

  it('What is larger than any pack is not even looked at', () => {
    const huge = { length: ZIP_LIMITS.bytes + 1 } as Uint8Array;
    expect(unzip(huge, PATH).problem).toEqual({ what: 'zip-too-large' });
  });
});
