import { mailWords } from '#channels/email/mail-words.ts';
import { readMail } from '#channels/email/read.ts';
import { read, refused } from './bombs.ts';

/*
 * Reads the bombs one after another in a process of its own and prints what each made of its memory, in MB, and the time it took, in
 * ms. Names as arguments read those alone: `node test/channels/email/read-bombs.ts 'bare line breaks'`.
 */
const all = { ...Object.fromEntries(Object.entries(refused).map(([name, [, mail]]) => [name, mail])), ...read };
const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(all);
for (const name of names) {
  const raw = all[name]?.() ?? Buffer.alloc(0);
  const start = performance.now();
  const { mail } = await readMail(raw);
  if (mail) mailWords(mail);
  const milliseconds = Math.round(performance.now() - start);
  console.log(JSON.stringify({ name, milliseconds, most: Math.round(process.resourceUsage().maxRSS / 1024) }));
}
