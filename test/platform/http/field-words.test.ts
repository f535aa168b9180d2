import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { Refusal } from '#domain/refusal.ts';
import { complaintEndpoints } from '#functions/complaints/endpoints.ts';
import { teamEndpoints } from '#functions/desk/team-endpoints.ts';
import { hasName, nameOfField } from '#platform/http/field-names.ts';
import { inSpanish } from '#platform/http/messages-in-spanish.ts';
import { problemResponse } from '#platform/http/problems.ts';
import { parsed } from '#platform/http/validation.ts';

type Shape = { properties?: Record<string, Shape>; items?: Shape; anyOf?: Shape[]; oneOf?: Shape[]; allOf?: Shape[] };

const endpoints = [...teamEndpoints, ...complaintEndpoints];
/** Every body that a person of the team or a customer can send, by the endpoint that takes it. */
const bodies = endpoints.flatMap(({ method, path, body, bodies: some = [] }) =>
  [...(body ? [body] : []), ...some].map((schema, at) => [`${method} ${path} ${at}`, schema] as const),
);

const shapeOf = (schema: z.ZodMiniType): Shape =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' }) as Shape;

const inner = ({ items, anyOf = [], oneOf = [], allOf = [] }: Shape): Shape[] => [
  ...(items ? [items] : []),
  ...anyOf,
  ...oneOf,
  ...allOf,
];

const fieldsOf = (shape: Shape): string[] => [
  ...Object.entries(shape.properties ?? {}).flatMap(([name, one]) => [name, ...fieldsOf(one)]),
  ...inner(shape).flatMap(fieldsOf),
];

/** Things that fit hardly any field, to be put in each in turn. */
const MISFITS: unknown[] = [
  undefined,
  null,
  '',
  7,
  -1.5,
  true,
  'x'.repeat(200_000),
  'no\u0000sense',
  [],
  {},
  [7],
  Array(99).fill({}),
];

/** A request with one thing in each of its fields in turn, and in those within. */
const misfitsOf = (shape: Shape, misfit: unknown): unknown[] => {
  const own = Object.entries(shape.properties ?? {});
  return [
    misfit,
    ...own.map(([name]) => ({ [name]: misfit })),
    ...own.flatMap(([name, one]) => misfitsOf(one, misfit).map((value) => ({ [name]: value }))),
    ...(shape.items ? misfitsOf(shape.items, misfit).map((value) => [value]) : []),
    ...[...(shape.anyOf ?? []), ...(shape.oneOf ?? []), ...(shape.allOf ?? [])].flatMap((one) =>
      misfitsOf(one, misfit),
    ),
  ];
};

const refused = (schema: z.ZodMiniType, value: unknown): Refusal | undefined => {
  try {
    parsed(schema, value);
    return undefined;
  } catch (error) {
    return error as Refusal;
  }
};

type Said = { errors: { pointer: string; message: string; detail: string }[] };
const saidIn = (error: unknown, language: 'es' | 'en'): Said['errors'] =>
  (problemResponse(error, { language, isStaff: true, isNamed: true }).body as Said).errors;

/** Words that no sentence in Spanish holds. */
const ENGLISH =
  /\b(?:must|the|is|are|of|with|expected|invalid|received|string|number|boolean|too|big|small|needed|option|input|at|least|most)\b/i;

describe('The fields of requests', () => {
  it.each(bodies)('Each has a name in front of people: %s', (_, schema) => {
    expect(fieldsOf(shapeOf(schema)).filter((field) => !hasName(field))).toEqual([]);
  });

  it('Each part of a query has one', () => {
    const asked = endpoints.flatMap(({ query = {} }) => Object.keys(query));
    expect(asked.filter((field) => !hasName(field))).toEqual([]);
  });

  it.each([
    ['/reason', 'Motivo', 'Reason'],
    ['/options/1', 'Opciones, 2', 'Options, 2'],
    ['/customer/email', 'Correo', 'Mail address'],
    ['/points/0/answer', 'Respuesta', 'Answer'],
    ['/whatever', '', ''],
    ['', '', ''],
  ])('%s is called %s', (pointer, es, en) => {
    expect([nameOfField(pointer, 'es'), nameOfField(pointer, 'en')]).toEqual([es, en]);
  });
});

describe('What is wrong with a field', () => {
  it.each(bodies)('Whatever is sent, no English reaches a reader of Spanish: %s', (_, schema) => {
    const shape = shapeOf(schema);
    let seen = 0;
    for (const value of MISFITS.flatMap((misfit) => misfitsOf(shape, misfit))) {
      const error = refused(schema, value);
      if (!error) continue;
      for (const { message, detail } of saidIn(error, 'es')) {
        seen++;
        expect(message).toBe(detail);
        expect(detail).not.toMatch(ENGLISH);
        expect(detail).not.toMatch(/undefined|\[object|<=|>=|=>/);
        expect(detail.length).toBeGreaterThan(5);
        expect(detail.length).toBeLessThan(400);
      }
    }
    expect(seen).toBeGreaterThan(0);
  });

  const Sample = z.strictObject({
    reason: z.string().check(z.minLength(1), z.maxLength(20)),
    decision: z.enum(['approve', 'change', 'refuse']),
    day: z.exactOptional(z.iso.date()),
    email: z.exactOptional(z.email()),
    score: z.exactOptional(z.number().check(z.minimum(1), z.maximum(5))),
    confirmed: z.exactOptional(z.literal(true)),
    messageIds: z.exactOptional(z.array(z.string()).check(z.maxLength(3))),
  });
  const fine = { reason: 'Porque sí', decision: 'approve' };

  it.each([
    [{ decision: 'approve' }, 'Motivo: hace falta', 'Reason: is needed'],
    [
      { reason: 'Porque sí' },
      'Decisión: hace falta: elija una de estas opciones: aprobar, cambiar, rechazar',
      'Decision: is needed: choose one of these: approve, change, refuse',
    ],
    [{ ...fine, reason: '' }, 'Motivo: no puede quedar vacío', 'Reason: must not be left empty'],
    [{ ...fine, reason: 'x'.repeat(21) }, 'Motivo: como mucho, 20 caracteres', 'Reason: at most 20 characters'],
    [{ ...fine, reason: 7 }, 'Motivo: tiene que ser un texto', 'Reason: must be a text'],
    [
      { ...fine, decision: 'maybe' },
      'Decisión: elija una de estas opciones: aprobar, cambiar, rechazar',
      'Decision: choose one of these: approve, change, refuse',
    ],
    [{ ...fine, day: 'ayer' }, 'Día: tiene que ser un día, como 2026-11-22', 'Day: must be a day, such as 2026-11-22'],
    [
      { ...fine, email: 'ana' },
      'Correo: tiene que ser una dirección de correo',
      'Mail address: must be a mail address',
    ],
    [{ ...fine, score: 9 }, 'Puntuación: como mucho, 5', 'Score: at most 5'],
    [{ ...fine, score: 0 }, 'Puntuación: como mínimo, 1', 'Score: at least 1'],
    [{ ...fine, confirmed: false }, 'Confirmado: hay que marcarlo', 'Confirmed: has to be ticked'],
    [{ ...fine, messageIds: ['a', 'b', 'c', 'd'] }, 'Mensajes: como mucho, 3 elementos', 'Messages: at most 3 items'],
    [{ ...fine, messageIds: ['a', 7] }, 'Mensajes, 2: tiene que ser un texto', 'Messages, 2: must be a text'],
    [{ ...fine, more: 1 }, 'Aquí no se admite ese dato', 'Is nothing that is taken here'],
  ])('%j', (value, es, en) => {
    const error = refused(Sample, value);
    expect(saidIn(error, 'es').map(({ detail }) => detail)).toEqual([es]);
    expect(saidIn(error, 'en').map(({ detail }) => detail)).toEqual([en]);
  });

  it('What it says names no value that was sent', () => {
    const error = refused(Sample, { ...fine, email: 'ana.secreta', decision: 'secreto' });
    expect(JSON.stringify(problemResponse(error, { language: 'es', isStaff: true, isNamed: true }))).not.toMatch(
      /secret/,
    );
  });
});

describe('What code says is allowed', () => {
  const files = ['functions', 'cases', 'domain', 'platform/http', 'channels/web'].flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !/words|schema|calendar|values|field-|in-spanish/.test(file))
      .map((file) => join(room, file)),
  );
  const messages = files.flatMap((file) =>
    [
      ...readFileSync(file, 'utf8').matchAll(
        /(?:message:|error:|undefined\s+:) (['`])((?:must|is |has |needs|names|or a|use a|at most|read them|point )[^\n]*?)(?<!\\)\1/g,
      ),
    ].map(
      ([, , message = '']) =>
        [
          file,
          message
            .replaceAll(/\$\{typesOf[^}]*\}/g, 'application/json')
            .replaceAll(/\$\{[^}]*\}/g, '7')
            .replaceAll('\\`', '`'),
        ] as const,
    ),
  );

  it('There are many', () => {
    expect(messages.length).toBeGreaterThan(40);
  });

  it.each(messages)('%s says it in Spanish as well: %s', (_, message) => {
    expect(inSpanish(message)).toBeDefined();
    expect(inSpanish(message)).not.toMatch(ENGLISH);
  });
});

describe('Who reads it', () => {
  const error = new Refusal('value-invalid', {
    errors: [{ pointer: '/day', message: 'must be a day such as 2026-11-22' }],
  });
  const es = 'Día: tiene que ser un día, como 2026-11-22';

  it.each([
    ['a program', undefined, { pointer: '/day', message: 'must be a day such as 2026-11-22' }],
    [
      'somebody of the team who names no language',
      { language: 'es', isStaff: true, isNamed: false },
      { pointer: '/day', message: 'must be a day such as 2026-11-22', detail: es },
    ],
    [
      'somebody of the team in Spanish',
      { language: 'es', isStaff: true, isNamed: true },
      { pointer: '/day', message: es, detail: es },
    ],
    [
      'somebody of the team in English',
      { language: 'en', isStaff: true, isNamed: true },
      { pointer: '/day', message: 'must be a day such as 2026-11-22', detail: 'Day: must be a day such as 2026-11-22' },
    ],
    [
      'somebody else who names a language',
      { language: 'es', isStaff: false, isNamed: true },
      { pointer: '/day', message: 'must be a day such as 2026-11-22', detail: es },
    ],
  ] as const)('%s', (_, reading, expected) => {
    const { body } = problemResponse(error, reading);
    expect(body).toMatchObject({ title: 'The value is not valid', code: 'value-invalid', errors: [expected] });
  });
});
