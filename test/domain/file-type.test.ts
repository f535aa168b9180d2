import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileTypeOf } from '#domain/file-type.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

describe('the type of a file', () => {
  it.each([
    ['\xff\xd8\xff\xe0', 'application/octet-stream', 'image/jpeg'],
    ['\x89PNG\r\n\x1a\n', 'text/html', 'image/png'],
    ['RIFF\x01\x02\x03\x04WEBPVP8', 'image/webp', 'image/webp'],
    ['%PDF-1.7', 'application/pdf', 'application/pdf'],
    ['OggS\0\x02', 'audio/ogg; codecs=opus', 'audio/ogg'],
    ['OggS\0\x02', 'video/ogg', 'video/ogg'],
    ['\0\0\0\x20ftypisom', 'video/mp4', 'video/mp4'],
    ['\0\0\0\x20ftypisom', 'audio', 'audio/mp4'],
    ['#!AMR\n', 'audio/amr', 'audio/amr'],
    ['PK\x03\x04....xl/workbook.xml', 'application/zip', XLSX],
    ['La caldera pierde agua.', 'text/plain', 'text/plain'],
  ])('%j called %s is %s', (text, declared, type) => {
    expect(fileTypeOf(bytes(text), declared)).toBe(type);
  });

  it.each([
    ['<!doctype html><p>', 'text/plain'],
    ['\n <svg xmlns="">', 'image/svg+xml'],
    ['hello <script>alert(1)</script>', 'text/plain'],
    ['#!/bin/sh\nrm', 'text/plain'],
    ['<html>', 'image/png'],
    ['MZ\x90\0\x03\0\0\0WAVE', 'audio/wav'],
    ['\x7fELF', 'application/pdf'],
    ['PK\x03\x04....classes.dex', XLSX],
    ['PK\x03\x04....xl/workbook.xml....xl/vbaProject.bin', XLSX],
    ['La caldera\0', 'text/plain'],
    ['caf\xe9', 'text/plain'],
    ['words', 'application/javascript'],
    ['', 'text/plain'],
  ])('%j called %s is not kept', (text, declared) => {
    expect(fileTypeOf(bytes(text), declared)).toBeUndefined();
  });

  it('The type of a file is never one that a browser or a shell runs, whatever comes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.string(), (content, declared) => {
        expect(fileTypeOf(content, declared) ?? 'none').not.toMatch(/html|svg|xml$|script|octet/);
      }),
    );
  });
});
