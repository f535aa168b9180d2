import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { manifest } from '#functions/manifest.ts';
import { AmendsStack } from '#infra/amends-stack.ts';
import { loadPolicy } from '#policy/load.ts';
import type { TemplateJson } from './widgets.ts';

/** The template of a production stack without options. No function is in it: dashboards only name them. */
export const templateOfProduction = (): TemplateJson => {
  const folder = mkdtempSync(join(tmpdir(), 'amends-template-'));
  try {
    for (const name of Object.keys(manifest)) {
      mkdirSync(join(folder, 'bundles', name), { recursive: true });
      writeFileSync(join(folder, 'bundles', name, 'index.mjs'), '');
    }
    const { context } = JSON.parse(readFileSync('cdk.json', 'utf8')) as { context: Record<string, unknown> };
    const app = new App({ context, outdir: join(folder, 'out') });
    const props = { policy: loadPolicy('policy'), frame: {}, bundles: join(folder, 'bundles'), tier: 'prod' } as const;
    const { stackName } = new AmendsStack(app, 'Amends', props);
    return app.synth().getStackByName(stackName).template as TemplateJson;
  } finally {
    rmSync(folder, { recursive: true });
  }
};
