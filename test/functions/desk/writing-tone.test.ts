import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { completionBodies } from '#functions/desk/tasks/complete-task.ts';
import { completions } from '#functions/desk/tasks/completions.ts';
import { cast } from '#test/support/cast.ts';
import { inMemoryAmends, staff } from '#test/support/in-memory-amends.ts';

const RUDE = 'Es culpa suya, tendría que haber leído las condiciones.';

/** The fields of task completions in which somebody writes freely and a customer reads it. */
const reachesCustomer = [
  'examine explanation',
  'examine prevention',
  'examine advice',
  'examine customerWish',
  'examine points point',
  'examine points answer',
  'consult explanation',
  'third-opinion explanation',
  'reconcile explanation',
  'release text',
  'release prevention',
  'release advice',
  'release commitments text',
  'update text',
  'points answers point',
  'points answers answer',
  'reply message',
  'outage-update causes',
  'outage-update restoration',
  'escalation message',
  'account-review recommendation',
];

/** Those that stay in the house: other people of the team read them, and no template has a place for them. */
const staysInTheHouse = [
  'examine facts',
  'update called',
  'update reason',
  'promise reference',
  'promise message',
  'examine questions question',
  'consult reason',
  'points reason',
  'promise reason',
  'completion reason',
  'contact reason',
  'acceptance reason',
  'deliver reason',
  'over-limit reason',
  'escalation reason',
  'outage-update reason',
  'confirm-customer reason',
  'consult remedy',
  ...['consult cannotTell', 'consult internal'],
  ...['third-opinion cannotTell', 'third-opinion internal', 'third-opinion remedy', 'third-opinion reason'],
  ...['reconcile remedy', 'reconcile reason'],
  'approve reason',
  'release reason',
  'promise proof',
  'completion note',
  'contact note',
  'reply reason',
  'call notes',
  'acceptance note',
  'deliver note',
  'second-person reason',
  'over-limit note',
  ...['account-review findings', 'account-review reason'],
  'escalation done',
  ...['meeting note', 'meeting reason'],
];

type Shape = { type?: string; maxLength?: number; properties?: Record<string, Shape>; items?: Shape; anyOf?: Shape[] };

/** Shorter strings are ids and names. */
const FREE = 150;

const freeFields = (name: string, shape: Shape): string[] => [
  ...(shape.type === 'string' && (shape.maxLength ?? 0) >= FREE ? [name] : []),
  ...Object.entries(shape.properties ?? {}).flatMap(([field, inner]) => freeFields(`${name} ${field}`, inner)),
  ...(shape.items ? freeFields(name, shape.items) : []),
  ...(shape.anyOf ?? []).flatMap((inner) => freeFields(name, inner)),
];

const complaint = {
  text: 'El paquete llegó una semana tarde y nadie me avisó.',
  customer: { name: 'Rosa Pineda', email: 'rosa.pineda@correo.example' },
};

describe('the tone of whatever reaches a customer', () => {
  it('Each free text of a decision either reaches the customer, and is checked, or stays in the house', () => {
    const found = Object.entries(completions).flatMap(([kind, { body }]) =>
      freeFields(kind, z.toJSONSchema(body, { io: 'input', unrepresentable: 'any' }) as Shape),
    );
    expect(found.length).toBeGreaterThan(15);
    expect(completionBodies).toHaveLength(Object.keys(completions).length);
    for (const field of new Set(found)) expect([...reachesCustomer, ...staysInTheHouse]).toContain(field);
  });

  it('A kind whose decision reaches the customer refuses a wrong tone, and takes the insistence of its writer', () => {
    for (const kind of new Set(reachesCustomer.map((field) => field.split(' ')[0]))) {
      const { body, refuses } = completions[kind as keyof typeof completions];
      expect([kind, refuses]).toEqual([kind, expect.arrayContaining(['tone-wrong'])]);
      expect(JSON.stringify(z.toJSONSchema(body, { io: 'input', unrepresentable: 'any' }))).toContain('acceptTone');
    }
  });

  it.each([
    { body: { explanation: RUDE }, pointer: '/explanation' },
    { body: { explanation: 'Una pieza falló.', prevention: RUDE }, pointer: '/prevention' },
    { body: { customerWish: RUDE }, pointer: '/customerWish' },
    { body: { points: [{ point: RUDE, answer: 'Lo sentimos.' }] }, pointer: '/points/0/point' },
    { body: { points: [{ point: '¿Por qué?', answer: RUDE }] }, pointer: '/points/0/answer' },
  ])('What an owner finds and a customer reads is checked at $pointer', async ({ body, pointer }) => {
    const story = await cast(inMemoryAmends(), complaint);
    const refused = await story.examines(body);
    expect(refused.status).toBe(422);
    expect(refused.body['errors']).toContainEqual(expect.objectContaining({ pointer }));
    const kept = await story.examines({ ...body, acceptTone: true });
    expect(kept.status, kept.text).toBe(200);
    expect((await story.file()).events.find(({ type }) => type === 'examined')).toMatchObject({
      data: { toneAccepted: expect.arrayContaining([expect.any(String)]) },
    });
  });

  it('What a customer asks for may name any amount: a wish promises nothing', async () => {
    const story = await cast(inMemoryAmends(), complaint);
    const customerWish = 'Que le devolvamos 90.000 €';
    expect((await story.examines({ customerWish })).status).toBe(200);
  });

  it('The facts of the house are nobody’s letter: no tone holds them back', async () => {
    const story = await cast(inMemoryAmends(), complaint);
    expect((await story.examines({ facts: RUDE })).status).toBe(200);
  });

  it('What an expert explains is checked as well, and the history keeps that the expert insisted', async () => {
    const amends = inMemoryAmends();
    const story = await cast(amends, complaint);
    await story.examines({ questions: [{ domain: 'technical', question: '¿Qué falló?' }] });
    const [task] = await story.open('consult');
    const says = (body: object) =>
      amends.call('POST', `/desk/tasks/${task?.taskId}/complete`, {
        user: staff(String(task?.assignee)),
        body: { valid: true, liable: true, explanation: RUDE, ...body },
      });
    const refused = await says({});
    expect(refused.status).toBe(422);
    expect(refused.body['errors']).toContainEqual(expect.objectContaining({ pointer: '/explanation' }));
    expect((await says({ acceptTone: true })).status).toBe(200);
    expect((await story.file()).events.find(({ type }) => type === 'consulted')).toMatchObject({
      data: { toneAccepted: expect.arrayContaining([expect.any(String)]) },
    });
  });
});
