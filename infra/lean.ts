import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { Plugin } from 'esbuild';

/** Files of packages that do for everybody what a function of ours needs less of, and what stands in for each. */
const INSTEAD: Record<string, { of: RegExp; file: string }> = {
  'html-entities': { of: /\/postal-mime\//, file: 'channels/email/mail-entities.ts' },
  Sha256Js: { of: /\/@smithy\//, file: 'platform/aws/hash.ts' },
  getInstanceMetadataRegion: { of: /\/@smithy\//, file: 'platform/aws/no-metadata.ts' },
};

/** Of a client of the SDK its version is read, for the name it gives itself. */
const PACKAGE_OF_CLIENT = /\/@aws-sdk\/client-[^/]+\/package\.json$/;

/** Where endpoints are written down. */
const ENDPOINTS = /\/functions\/.*endpoints?\.ts$/;
/** What of an endpoint is there for the description of the API only: `docs/openapi.json` is made of it, and no request is. */
const DOCUMENTS = /^(\s+)(?:summary|responses):(?=\s|$)/;

/**
 * The text of a file of endpoints without what only documents them, and so without the schemas of answers, which nothing parses. It goes
 * by the lines that Biome writes: a field ends before the next line that is not further in and closes nothing.
 */
export const withoutDocuments = (text: string): string => {
  let within: string | undefined;
  return text
    .split('\n')
    .filter((line) => {
      // Further in, or the bracket that closes the field itself.
      if (within !== undefined && line.startsWith(within) && /^[\s\])}]/.test(line.slice(within.length))) return false;
      within = DOCUMENTS.exec(line)?.[1];
      return within === undefined;
    })
    .join('\n');
};

/** Leaves out of bundles what is there for other surroundings: browsers, virtual machines, every name of HTML, the readers of documents. */
export const lean: Plugin = {
  name: 'lean',
  setup: (build) => {
    build.onResolve(
      { filter: new RegExp(`/(?:${Object.keys(INSTEAD).join('|')})(?:\\.js)?$`) },
      ({ path, importer }) => {
        const instead = INSTEAD[basename(path, '.js')];
        return instead?.of.test(importer) ? { path: resolve(instead.file) } : undefined;
      },
    );
    build.onLoad({ filter: PACKAGE_OF_CLIENT }, ({ path }) => {
      const { version } = JSON.parse(readFileSync(path, 'utf8')) as { version: string };
      return { contents: JSON.stringify({ version }), loader: 'json' };
    });
    build.onLoad({ filter: ENDPOINTS }, ({ path }) => ({
      contents: withoutDocuments(readFileSync(path, 'utf8')),
      loader: 'ts',
    }));
  },
};
