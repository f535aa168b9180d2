// Takes the stored shapes as they are for the new ones: run it once their change is thought through
// (test/stored-shapes/stored-shapes.test.ts says what to think of).
import { writeFileSync } from 'node:fs';
import { VERSIONS_FILE, versions, versionsNow } from './versions.ts';

const before = versions();
const now = versionsNow(before, process.argv.includes('--unreleased'));
writeFileSync(VERSIONS_FILE, `${JSON.stringify(now, null, 2)}\n`);
for (const [name, { version, hash }] of Object.entries(now))
  if (before[name]?.hash !== hash) console.log(`${name} is version ${version}: keep a sample of it`);
for (const name of Object.keys(before)) if (!(name in now)) console.log(`${name} is gone: keep reading what is stored`);
