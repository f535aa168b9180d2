import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { amendsHome } from '#local/paths.ts';
import { fail } from '#local/progress.ts';
import { readArguments } from '../arguments.ts';
import { policyIn } from '../policy-at-hand.ts';
import { fileOf, gallery } from './gallery.ts';
import { sampleMails } from './sample-mails.ts';

/** Writes a gallery of every mail, with made-up values and without running anything: `npm run mails`. */
const main = async (): Promise<void> => {
  readArguments('Usage: npm run mails   # into .amends/mails/index.html', { options: {} });
  const folder = join(amendsHome, 'mails');
  const mails = sampleMails(policyIn('policy'));
  mkdirSync(folder, { recursive: true });
  for (const mail of mails) writeFileSync(join(folder, fileOf(mail)), mail.html);
  writeFileSync(join(folder, 'index.html'), gallery(mails));
  process.stdout.write(`${mails.length} mails: ${join(folder, 'index.html')}\n`);
};

await main().catch(fail);
