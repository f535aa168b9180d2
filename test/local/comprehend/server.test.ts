import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import {
  ComprehendClient,
  ContainsPiiEntitiesCommand,
  DetectDominantLanguageCommand,
  DetectEntitiesCommand,
  DetectKeyPhrasesCommand,
  DetectPiiEntitiesCommand,
  DetectSentimentCommand,
  type LanguageCode,
} from '@aws-sdk/client-comprehend';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startComprehend } from '#local/comprehend/server.ts';

const clientOf = (endpoint: string) =>
  new ComprehendClient({
    endpoint,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  });

describe('the stand-in, called by the real SDK', () => {
  let standIn: Awaited<ReturnType<typeof startComprehend>>;
  let client: ComprehendClient;
  const sentiment = (Text: string, LanguageCode: string) =>
    client.send(new DetectSentimentCommand({ Text, LanguageCode: LanguageCode as LanguageCode }));

  beforeAll(async () => {
    standIn = await startComprehend();
    client = clientOf(standIn.url);
  });
  afterAll(() => standIn.stop());

  it('The stand-in, called by the real SDK tells the language', async () => {
    const { Languages = [] } = await client.send(
      new DetectDominantLanguageCommand({ Text: 'La lavadora no funciona desde hace tres semanas' }),
    );
    expect(Languages[0]?.LanguageCode).toBe('es');
    expect(Languages[0]?.Score).toBeGreaterThan(0.9);
  });

  it('The stand-in, called by the real SDK tells the sentiment with four scores that add up to 1', async () => {
    const { Sentiment, SentimentScore = {} } = await sentiment('Nadie responde y sigo sin agua caliente', 'es');
    expect(Sentiment).toBe('NEGATIVE');
    expect(Object.keys(SentimentScore).sort()).toEqual(['Mixed', 'Negative', 'Neutral', 'Positive']);
    expect(Object.values(SentimentScore).reduce((sum, score) => sum + score, 0)).toBeCloseTo(1);
  });

  it('The stand-in, called by the real SDK counts offsets in code points: an emoji is one', async () => {
    const Text = '😡😡 Soy Lucía Gómez, mi correo es lucia@example.es';
    const { Entities = [] } = await client.send(new DetectPiiEntitiesCommand({ Text, LanguageCode: 'es' }));
    const points = [...Text];
    expect(
      Entities.map(({ Type, BeginOffset, EndOffset }) => [Type, points.slice(BeginOffset, EndOffset).join('')]),
    ).toEqual([
      ['NAME', 'Lucía Gómez'],
      ['EMAIL', 'lucia@example.es'],
    ]);
  });

  it('The stand-in, called by the real SDK names the kinds of personal data without places', async () => {
    const { Labels } = await client.send(
      new ContainsPiiEntitiesCommand({ Text: 'Call me: +44 20 7946 0958, or jo@example.com', LanguageCode: 'en' }),
    );
    expect(Labels?.map(({ Name }) => Name).sort()).toEqual(['EMAIL', 'PHONE']);
  });

  it('The stand-in, called by the real SDK finds key phrases where they say they are', async () => {
    const Text = '😡 Mi lavadora no funciona y la factura de marzo está mal';
    const { KeyPhrases = [] } = await client.send(new DetectKeyPhrasesCommand({ Text, LanguageCode: 'es' }));
    expect(KeyPhrases.map(({ Text: phrase }) => phrase)).toEqual(['Mi lavadora', 'la factura de marzo']);
    for (const { Text: phrase, BeginOffset, EndOffset } of KeyPhrases)
      expect([...Text].slice(BeginOffset, EndOffset).join('')).toBe(phrase);
  });

  describe('refuses as Comprehend does', () => {
    it.each([
      ['an empty text', () => sentiment('', 'es'), 'InvalidRequestException'],
      ['5,001 bytes for sentiment', () => sentiment(`${'ñ'.repeat(2500)}a`, 'es'), 'TextSizeLimitExceededException'],
      ['a language without sentiment', () => sentiment('No funciona', 'ca'), 'UnsupportedLanguageException'],
      [
        'personal data in French',
        () => client.send(new DetectPiiEntitiesCommand({ Text: 'Bonjour', LanguageCode: 'fr' })),
        'UnsupportedLanguageException',
      ],
      [
        'more than 100,000 bytes anywhere',
        () => client.send(new DetectDominantLanguageCommand({ Text: 'a'.repeat(100_001) })),
        'TextSizeLimitExceededException',
      ],
      [
        'an operation it does not have',
        () => client.send(new DetectEntitiesCommand({ Text: 'Hello', LanguageCode: 'en' })),
        'UnknownOperationException',
      ],
    ])('%s', async (_, call, name) => {
      await expect(call()).rejects.toMatchObject({ name, $metadata: { httpStatusCode: 400 } });
    });

    it('Refuses as Comprehend does but takes the largest text', async () => {
      await expect(sentiment('ñ'.repeat(2500), 'es')).resolves.toBeDefined();
    });

    it('Refuses as Comprehend does: a body that is no JSON', async () => {
      const answer = await fetch(standIn.url, {
        method: 'POST',
        headers: { 'x-amz-target': 'Comprehend_20171127.DetectSentiment' },
        body: 'not json',
      });
      expect([answer.status, await answer.json()]).toMatchObject([400, { __type: 'SerializationException' }]);
    });
  });

  describe('counts what would be billed', () => {
    const used = async () => (await fetch(`${standIn.url}/units`)).json();
    beforeEach(() => fetch(`${standIn.url}/units/reset`, { method: 'POST' }));

    it('Counts what would be billed three units at least, then one for each 100 characters begun; refusals cost nothing', async () => {
      await sentiment('Roto', 'es');
      await sentiment('a'.repeat(301), 'es');
      await sentiment('Trencat', 'ca').catch(() => undefined);
      expect(await used()).toEqual({ DetectSentiment: { requests: 2, units: 3 + 4 } });
    });
  });

  it('The stand-in, called by the real SDK says that it is well, and nothing else on other paths', async () => {
    expect(await (await fetch(`${standIn.url}/health`)).json()).toEqual({ status: 'ok' });
    expect((await fetch(`${standIn.url}/other`)).status).toBe(404);
  });
});

describe('a stand-in told to throttle', () => {
  const hello = new DetectSentimentCommand({ Text: 'Hello', LanguageCode: 'en' });

  it('A stand-in told to throttle answers with ThrottlingException, which the SDK takes for a reason to retry', async () => {
    const standIn = await startComprehend({ throttle: 0 });
    const call = clientOf(standIn.url).send(hello);
    await expect(call).rejects.toMatchObject({ name: 'ThrottlingException', message: 'Rate exceeded' });
    await standIn.stop();
  });

  it('A stand-in told to throttle lets so many calls through in a second', async () => {
    const standIn = await startComprehend({ throttle: 2 });
    const client = clientOf(standIn.url);
    const calls = await Promise.allSettled(Array.from({ length: 10 }, () => client.send(hello)));
    const answered = calls.filter(({ status }) => status === 'fulfilled').length;
    expect(answered).toBeGreaterThanOrEqual(2);
    // The ten may fall into two seconds of the clock.
    expect(answered).toBeLessThanOrEqual(4);
    await standIn.stop();
  });
});

describe('the stand-in as a process', () => {
  it('The stand-in as a process says in one line that it is ready, and ends on SIGTERM', async () => {
    const server = spawn(process.execPath, [fileURLToPath(import.meta.resolve('#local/comprehend/server.ts'))]);
    const [line] = await once(server.stdout, 'data');
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(String(line))?.[0] ?? '';
    expect((await fetch(`${url}/health`)).status).toBe(200);
    server.kill('SIGTERM');
    expect(await once(server, 'exit')).toEqual([0, null]);
  });
});
