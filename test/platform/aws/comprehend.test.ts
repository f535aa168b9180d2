import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ComprehendClient } from '@aws-sdk/client-comprehend';
import { afterEach, describe, expect, it } from 'vitest';
import { comprehend } from '#platform/aws/comprehend.ts';

type Answer = { status?: number; body: unknown };
const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** The adapter with the real SDK, talking to a server that gives one answer per operation. */
const withAnswers = async (answers: Record<string, Answer>) => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const operation = String(request.headers['x-amz-target']).split('.')[1] ?? '';
    asked.push(operation);
    const { status = 200, body } = answers[operation] ?? { status: 400, body: { __type: 'Unknown' } };
    request.resume().on('end', () => {
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body));
    });
  });
  servers.push(server);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const client = new ComprehendClient({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 2,
  });
  return { analysis: comprehend(client), asked };
};

describe('comprehend', () => {
  it.each([
    [
      [
        { LanguageCode: 'pt', Score: 0.2 },
        { LanguageCode: 'es', Score: 0.95 },
      ],
      'es',
    ],
    [
      [
        { LanguageCode: 'gl', Score: 0.55 },
        { LanguageCode: 'pt', Score: 0.45 },
      ],
      undefined,
    ],
    [[], undefined],
  ])('Comprehend takes the surest language, if it is sure: %j', async (Languages, expected) => {
    const { analysis } = await withAnswers({ DetectDominantLanguage: { body: { Languages } } });
    expect(await analysis.language('Hola, qué tal')).toBe(expected);
  });

  it('Comprehend says feelings in our words', async () => {
    const { analysis } = await withAnswers({ DetectSentiment: { body: { Sentiment: 'MIXED', SentimentScore: {} } } });
    expect(await analysis.feeling('Bien y mal', 'es')).toBe('mixed');
  });

  it('Comprehend turns places counted in characters into places of JavaScript, past an emoji', async () => {
    const text = '😡😡 Soy Ana 😡';
    const Entities = [
      { Type: 'NAME', Score: 0.9, BeginOffset: 7, EndOffset: 10 },
      { Type: 'ADDRESS', Score: 0.1, BeginOffset: 0, EndOffset: 2 },
    ];
    const { analysis } = await withAnswers({ DetectPiiEntities: { body: { Entities } } });
    const [span, ...others] = await analysis.personalData(text, 'es');
    expect(others).toEqual([]);
    expect(span?.kind).toBe('name');
    expect(text.slice(span?.begin, span?.end)).toBe('Ana');
  });

  it('Comprehend leaves out kinds and phrases it is not sure of', async () => {
    const { analysis } = await withAnswers({
      ContainsPiiEntities: {
        body: {
          Labels: [
            { Name: 'PASSPORT_NUMBER', Score: 0.9 },
            { Name: 'NAME', Score: 0.3 },
          ],
        },
      },
      DetectKeyPhrases: {
        body: {
          KeyPhrases: [
            { Text: 'la caldera', Score: 0.9 },
            { Text: 'ya', Score: 0.2 },
          ],
        },
      },
    });
    expect(await analysis.personalKinds('texto', 'es')).toEqual(['passport-number']);
    expect(await analysis.keyPhrases('texto', 'es')).toEqual(['la caldera']);
  });

  it('Comprehend repeats a throttled call a bounded number of times, then gives up', async () => {
    const body = { __type: 'ThrottlingException', message: 'slow down' };
    const { analysis, asked } = await withAnswers({ DetectSentiment: { status: 400, body } });
    await expect(analysis.feeling('texto', 'es')).rejects.toThrow();
    expect(asked).toHaveLength(2);
  });
});
