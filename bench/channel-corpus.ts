/**
 * `node bench/channel-corpus.ts <corpus folder>`: what the adapters make of every real payload, as the table of
 * docs/channels.md. The folder holds `index.jsonl`, one `{file, channel}` a line.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { adapters } from '#channels/inbound.ts';
import { channelCalled } from '#tools/channel-names.ts';

type Row = { payloads: number; items: Map<string, number>; leftAside: number; failed: string[] };

const folder = process.argv[2] ?? '';
const index = join(folder, 'index.jsonl');
if (!existsSync(index)) {
  console.log('Skipped: name a corpus folder that holds index.jsonl (it may not be copied into this repository).');
  process.exit(0);
}

const rows = new Map<string, Row>();
/** Files of platforms that are no channel of ours, by platform. */
const others = new Map<string, number>();
for (const line of readFileSync(index, 'utf8').split('\n').filter(Boolean)) {
  const { file, channel } = JSON.parse(line) as { file: string; channel: string };
  const name = channelCalled(channel);
  if (!name) {
    others.set(channel, (others.get(channel) ?? 0) + 1);
    continue;
  }
  const row: Row = rows.get(name) ?? { payloads: 0, items: new Map(), leftAside: 0, failed: [] };
  rows.set(name, row);
  row.payloads++;
  try {
    const { items, ignored } = await adapters[name](readFileSync(join(folder, file)), '2026-11-23T09:00:00.000Z');
    for (const { kind } of items) row.items.set(kind, (row.items.get(kind) ?? 0) + 1);
    if (items.length === 0) row.leftAside++;
    if (items.length === 0 && ignored.length === 0) row.failed.push(`${file}: nothing said`);
  } catch (error) {
    row.failed.push(`${file}: ${(error as Error).name}`);
  }
}

console.log('| channel | payloads | items | nothing in it for us, with a reason |\n|---|---|---|---|');
for (const [name, { payloads, items, leftAside }] of rows) {
  const made = [...items].map(([kind, count]) => `${count} ${kind}`).join(', ') || '-';
  console.log(`| ${name} | ${payloads} | ${made} | ${leftAside} |`);
}
console.log(`\nNo channel of ours: ${[...others].map(([platform, count]) => `${platform} ${count}`).join(', ')}.`);
const failed = [...rows.values()].flatMap((row) => row.failed);
for (const failure of failed) console.error(failure);
process.exit(failed.length > 0 ? 1 : 0);
