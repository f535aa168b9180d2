import type { Name, Scaffold } from './scaffold.ts';

const description = ({ camel, pascal }: Name): string => `import type { ChannelDescription } from '../contract.ts';

/** ${pascal}: say what customers write there, and how it comes to us. */
export const ${camel} = {
  reachedBy: 'handle',
  settings: ['url', 'token'],
} as const satisfies ChannelDescription;
`;

const adapt = ({ pascal, kebab }: Name): string => `import { unsupported } from '../adapted.ts';
import type { Adapter } from '../contract.ts';

/** What ${kebab} delivers, as items. It never throws, and keeps what it does not know as a reason. */
export const adapt${pascal}: Adapter = async () => unsupported('unknown');
`;

const verify = ({ pascal }: Name): string => `import { timestampedVerifier } from '../signatures.ts';

/** Until the platform's own signature is checked here: what senders without one sign with (docs/channels.md). */
export const verify${pascal} = timestampedVerifier('x-amends');
`;

const limits = ({ pascal }: Name): string => `/** Limits of ${pascal}: say where they are documented. */
export const limits = {
  /** Characters of a text message. */
  text: { units: 1000 },
} as const;
`;

const send = ({ pascal, kebab }: Name): string => `import { Refused, type Sender } from '../contract.ts';
import { postJson } from '../shared/post-json.ts';
import { cutTo } from '../shared/truncate.ts';
import { limits } from './limits.ts';

/**
 * Sends one text. What everybody could read is refused until somebody says how it is said there.
 * @param deps settings \`url\` and \`token\`
 */
export const send${pascal}: Sender = async (message, { fetch, settings, base }) => {
  if (message.public) throw new Refused('not-for-the-public');
  const url = base ?? settings['url'];
  const token = settings['token'];
  if (!url || !token) throw new Refused('not-set-up');
  const answer = await postJson('${kebab}', {
    fetch,
    method: 'POST',
    url: \`\${url}/messages\`,
    headers: { authorization: \`Bearer \${token}\` },
    body: { to: message.to, text: cutTo(limits.text, message.text, message.trackingUrl) },
  });
  return { externalId: String((answer as { id?: unknown } | undefined)?.id ?? '') };
};
`;

const media = ({ pascal }: Name): string => `import { type Media, Refused } from '../contract.ts';

/** Files of ${pascal} are refused until somebody says where the platform keeps them. */
export const fetch${pascal}Media: Media = async () => {
  throw new Refused('not-fetchable');
};
`;

const test = ({ pascal, kebab }: Name): string => `import { expect, test } from 'vitest';
import { adapt${pascal} } from '#channels/${kebab}/adapt.ts';
import { send${pascal} } from '#channels/${kebab}/send.ts';

const RECEIVED_AT = '2026-11-23T09:00:00.000Z';
const message = {
  to: '7',
  text: 'Hola',
  language: 'es',
  reference: 'AM-7K3Q9F2D',
  trackingUrl: 'https://amends.example/t/x',
} as const;

test.each(['', '{', '[]', 'null', '{"text":"Hola"}'])('Whatever ${kebab} delivers, nothing is thrown and nothing goes without a reason: %s', async (body) => {
  const { items, ignored } = await adapt${pascal}(Buffer.from(body), RECEIVED_AT);
  expect(items.length + ignored.length).toBeGreaterThan(0);
});

test('An answer goes to whoever wrote on ${kebab}, and never to the public', async () => {
  const sent: unknown[] = [];
  const deps = {
    fetch: async (_: unknown, init?: { body?: unknown }) => {
      sent.push(JSON.parse(String(init?.body)));
      return Response.json({ id: 'm1' });
    },
    settings: { url: 'https://${kebab}.example', token: 't' },
    now: () => RECEIVED_AT,
  };
  expect(await send${pascal}(message, deps)).toEqual({ externalId: 'm1' });
  expect(sent).toEqual([{ to: '7', text: 'Hola' }]);
  await expect(send${pascal}({ ...message, public: true }, deps)).rejects.toThrow('not-for-the-public');
});

test('What ${kebab} delivers is read: who wrote, what, when, in which conversation', () => {
  expect.fail(
    'Fill in channels/${kebab}: adapt.ts by the real payloads you put into test/fixtures/channels/${kebab} (with a SOURCES.md), verify.ts by how the platform signs (and sign the same way in test/functions/webhooks/signing.ts), send.ts, media.ts and limits.ts by its documentation, channel.ts by what it is. Then put tests of that in place of this one.',
  );
});
`;

const asKey = ({ kebab, camel }: Name): string => (kebab === camel ? kebab : `'${kebab}'`);

/** A channel that customers write on and are answered on. */
export const channel = (name: Name): Scaffold => {
  const { kebab, camel, pascal } = name;
  const file = (one: string): string => `channels/${kebab}/${one}.ts`;
  const key = asKey(name);
  const anImport = /^import /;
  return {
    files: {
      [file('channel')]: description(name),
      [file('adapt')]: adapt(name),
      [file('verify')]: verify(name),
      [file('send')]: send(name),
      [file('media')]: media(name),
      [file('limits')]: limits(name),
      [`test/channels/${kebab}/${kebab}.test.ts`]: test(name),
    },
    lines: [
      { file: 'channels/names.ts', line: `import { ${camel} } from './${kebab}/channel.ts';`, after: anImport },
      {
        file: 'channels/names.ts',
        line: kebab === camel ? `  ${camel},` : `  ${key}: ${camel},`,
        after: /^ {2}(?:\w+|'[\w-]+': \w+),$/,
      },
      { file: 'channels/inbound.ts', line: `import { adapt${pascal} } from './${kebab}/adapt.ts';`, after: anImport },
      { file: 'channels/inbound.ts', line: `import { verify${pascal} } from './${kebab}/verify.ts';`, after: anImport },
      {
        file: 'channels/inbound.ts',
        line: `  ${key}: { adapt: adapt${pascal}, verify: verify${pascal} },`,
        after: /^ {2}\S+: \{ adapt: \w+.*\},$/,
      },
      {
        file: 'channels/outbound.ts',
        line: `import { fetch${pascal}Media } from './${kebab}/media.ts';`,
        after: anImport,
      },
      { file: 'channels/outbound.ts', line: `import { send${pascal} } from './${kebab}/send.ts';`, after: anImport },
      {
        file: 'channels/outbound.ts',
        line: `  ${key}: { send: send${pascal}, media: fetch${pascal}Media },`,
        after: /^ {2}\S+: \{ send: \w+, media: \w+ \},$/,
      },
      {
        file: 'test/functions/webhooks/signing.ts',
        line: `  ${key}: timestamped('x-amends'),`,
        after: /^ {2}\S+: timestamped\(/,
      },
    ],
    left: [
      `npm run unit -- test/channels/${kebab}: the failing test says what to fill in`,
      'npm run unit -- test/functions/webhooks test/channels/hostile.test.ts: they run for it by themselves',
      `node tools/adapt.ts --channel ${kebab} FILE: what your adapter makes of a real payload`,
      'a row in each table of docs/channels.md, a line in CHANGELOG.md; npm run openapi',
      'a stand-in of the platform in local/platforms.ts, if you want it in the local run',
    ],
  };
};
