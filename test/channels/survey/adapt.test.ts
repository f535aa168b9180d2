import { describe, expect, it } from 'vitest';
import { adaptSurvey } from '#channels/survey/adapt.ts';
import { adapted, bytesOf, withstands } from '../real-payloads.ts';

const adapt = (body: unknown) => adapted(adaptSurvey, body);

const plain = {
  id: 'r-1',
  score: 2,
  best: 5,
  comment: 'Nadie me llamó.',
  customer: { id: 'C-1', name: 'Ana', email: 'Ana@example.com' },
  reference: 'P-77',
  at: '2026-11-20T10:00:00+01:00',
};

/** After Typeform's documentation of its webhook. */
const typeform = {
  event_id: 'e-1',
  event_type: 'form_response',
  form_response: {
    form_id: 'f-1',
    token: 't-1',
    submitted_at: '2026-11-20T10:00:00Z',
    hidden: { customer_id: 'C-1', order: 'P-77' },
    definition: {
      fields: [
        { id: 'a', title: '¿Nos recomendaría?', type: 'opinion_scale', properties: { steps: 11 } },
        { id: 'b', title: '¿Qué falló?', type: 'multiple_choice' },
        { id: 'c', title: 'Cuéntenos', type: 'long_text' },
      ],
    },
    answers: [
      { type: 'number', number: 4, field: { id: 'a', type: 'opinion_scale' } },
      { type: 'choice', choice: { label: 'El plazo' }, field: { id: 'b', type: 'multiple_choice' } },
      { type: 'text', text: 'Llegó tarde.', field: { id: 'c', type: 'long_text' } },
      { type: 'email', email: 'ana@example.com', field: { id: 'd', type: 'email' } },
      {
        type: 'file_url',
        file_url: 'https://api.typeform.com/files/foto.jpg',
        field: { id: 'e', type: 'file_upload' },
      },
    ],
  },
};

const scored = (number: number, type: string, properties: object = {}) => ({
  event_type: 'form_response',
  form_response: {
    token: 't',
    definition: { fields: [{ id: 'a', type, properties }] },
    answers: [{ type: 'number', number, field: { id: 'a', type } }],
  },
});

describe('survey answers', () => {
  it('Survey answers with a low score are complaints', async () => {
    expect(await adapt(plain)).toEqual({
      items: [
        {
          kind: 'complaint',
          text: 'Nadie me llamó.\n\n(2/5)',
          author: { id: 'C-1', name: 'Ana', email: 'Ana@example.com' },
          threadId: 'P-77',
          externalId: 'r-1',
          at: '2026-11-20T09:00:00.000Z',
          attachments: [],
        },
      ],
      ignored: [],
    });
  });

  it.each([
    [{ score: 2, best: 5 }, 'complaint'],
    [{ score: 3, best: 5 }, 'survey'],
    [{ score: 4, best: 10 }, 'complaint'],
    [{ score: 5, best: 10 }, 'survey'],
    [{ score: 0 }, 'complaint'],
    [{ score: '2' }, 'complaint'],
    [{ score: 4 }, 'survey'],
    [{ score: 6 }, 'survey'],
    [{ score: 40 }, 'complaint'],
    [{ comment: 'Llámenme' }, 'message'],
  ])('The survey answer %j is a %s', async (body, kind) => expect((await adapt(body)).items).toMatchObject([{ kind }]));

  it('Survey answers come alone or in a list, and have the same id when they come again', async () => {
    const anonymous = { score: 1, comment: 'Mal' };
    const { items } = await adapt([plain, anonymous, {}]);
    const again = (await adapt(anonymous)).items;
    expect(items).toHaveLength(2);
    expect(items[1]?.externalId).toBe(again[0]?.externalId);
    expect(items[1]?.author.id).toBe(`survey:${again[0]?.externalId}`);
    expect((await adapt({})).ignored).toEqual([{ reason: 'empty-answer' }]);
    expect((await adapt({ ...plain, score: null, comment: '' })).ignored).toEqual([{ reason: 'empty-answer' }]);
  });

  it('An answer that says something in other fields than ours is not taken for an empty one', async () => {
    const form = { responseId: 'r-1', answers: { '¿Qué pasó?': 'No llegó el pedido' } };
    expect((await adapt(form)).ignored).toEqual([{ reason: 'not-understood' }]);
  });

  it('Survey answers of Typeform bring texts, choices, files and who answered', async () => {
    expect((await adapt(typeform)).items).toEqual([
      {
        kind: 'complaint',
        text: '¿Qué falló? El plazo\n\nLlegó tarde.\n\n(4/10)',
        author: { id: 'C-1', email: 'ana@example.com' },
        threadId: 'P-77',
        externalId: 't-1',
        at: '2026-11-20T10:00:00.000Z',
        attachments: [{ id: 'https://api.typeform.com/files/foto.jpg', name: 'foto.jpg' }],
      },
    ]);
  });

  it.each([
    { score: 3, type: 'rating', properties: {}, kind: 'survey', text: '(3/5)' },
    { score: 2, type: 'rating', properties: { steps: 5 }, kind: 'complaint', text: '(2/5)' },
    { score: 3, type: 'nps', properties: {}, kind: 'complaint', text: '(3/10)' },
    { score: 4, type: 'opinion_scale', properties: { steps: 5 }, kind: 'survey', text: '(4/4)' },
    { score: 2, type: 'opinion_scale', properties: { steps: 5, start_at_one: true }, kind: 'complaint', text: '(2/5)' },
  ])(
    'A survey answer of Typeform: $score on a scale $type $properties is a $kind',
    async ({ score, type, properties, kind, text }) =>
      expect((await adapt(scored(score, type, properties))).items).toMatchObject([{ kind, text }]),
  );

  it.each([
    ['not-understood', '{'],
    ['not-understood', 'Status=Complete'],
    ['unsupported:survey_created', { event_type: 'survey_created' }],
  ])('The adapter of surveys gives %s as the reason of what is no answer', async (reason, body) =>
    expect(await adapt(body)).toEqual({ items: [], ignored: [{ reason }] }),
  );

  it('The adapter of surveys withstands anything', () =>
    withstands(adaptSurvey, [plain, typeform, scored(1, 'nps')].map(bytesOf)));
});
