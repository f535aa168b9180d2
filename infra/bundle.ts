import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { type LawSource, lawWithin } from '#domain/deadline/law.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { manifest } from '#functions/manifest.ts';
import { fitOf, scopeOf } from '#policy/fit.ts';
import { layDesk } from './build-desk.ts';
import { layDocuments } from './lay-documents.ts';
import { lean } from './lean.ts';

/** CommonJS packages inside an ES module still ask for `require`. */
const REQUIRE = "import{createRequire as __r}from'node:module';const require=__r(import.meta.url);";

/** Whether the code of a bundle came, among others, from this source file: what is named and never used leaves none. */
const reads = (meta: Metafile, outfile: string, source: string): boolean =>
  (meta.outputs[outfile]?.inputs[source]?.bytesInOutput ?? 0) > 0;

/**
 * Bundles all functions in one run, each with the AWS SDK inside and the data files it reads beside it. `sideEffects` in package.json
 * names the files that do something when they are loaded: what else is imported and not used is left out.
 * @returns the folder that holds one folder for each function
 */
export const bundle = async (policy: Policy, law: LawSource, folder = '.amends/bundles'): Promise<string> => {
  const binding = lawWithin(law, scopeOf(policy));
  const { metafile } = await build({
    entryPoints: Object.entries(manifest).map(([name, { entry }]) => ({ in: entry, out: `${name}/index` })),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    plugins: [lean],
    alias: { '@aws-sdk/credential-provider-node': './platform/aws/credentials.ts' },
    // The SDK asks for it only when an operation streams events; none of ours does.
    external: ['@smithy/core/event-streams'],
    banner: { js: REQUIRE },
    legalComments: 'none',
    metafile: true,
    logLevel: 'error',
  });
  // The classifier is most of the policy, and only a few functions ask it.
  const asksClassifier = (outfile: string) => reads(metafile, outfile, 'domain/understand/classifier/classify.ts');
  const whole = { ...policy, fits: fitOf(policy) };
  const { classifier: _, ...withoutClassifier } = whole;
  writeFileSync(join(folder, 'meta.json'), JSON.stringify(metafile));
  for (const outfile of Object.keys(metafile.outputs)) {
    const place = dirname(outfile);
    mkdirSync(place, { recursive: true });
    if (reads(metafile, outfile, 'platform/policy.ts'))
      writeFileSync(join(place, 'policy.json'), JSON.stringify(asksClassifier(outfile) ? whole : withoutClassifier));
    if (reads(metafile, outfile, 'platform/law.ts')) writeFileSync(join(place, 'law.json'), JSON.stringify(binding));
    if (reads(metafile, outfile, 'functions/track/handler.ts'))
      copyFileSync('docs/openapi.json', join(place, 'openapi.json'));
    if (reads(metafile, outfile, 'functions/desk-app/handler.ts')) layDesk(place);
    if (reads(metafile, outfile, 'platform/documents/fonts.ts')) layDocuments(place);
  }
  return folder;
};
