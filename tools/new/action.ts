import type { Name, Scaffold } from './scaffold.ts';

const contract = ({ pascal, words }: Name): string => `import * as z from 'zod/mini';
import { freeText } from '#platform/text.ts';

/** What is said with it. */
export const ${pascal} = z.strictObject({ reason: freeText(1000) });
export type ${pascal} = z.infer<typeof ${pascal}>;

/** What is answered after ${words}. */
export const ${pascal}Done = z.strictObject({});
`;

const endpoints = ({
  kebab,
  camel,
  pascal,
  words,
}: Name): string => `import type { DeskEndpoint } from '../access/desk-endpoint.ts';
import { actOnCase } from '../http/act-on-case.ts';
import { ${pascal}, ${pascal}Done } from './contract.ts';
import { ${camel} } from './${kebab}.ts';

/** What people of the team do to a case: ${words}. */
export const ${camel}Endpoints: DeskEndpoint[] = [
  actOnCase({
    path: '/desk/cases/{id}/${kebab}',
    summary: 'Say in one sentence what ${words} does to a case',
    body: ${pascal},
    done: { description: 'It is done', schema: ${pascal}Done },
    act: ${camel},
  }),
];
`;

const useCase = ({
  kebab,
  camel,
  pascal,
  words,
}: Name): string => `import { requireCase, type User } from '#domain/tasks/decide.ts';
import type { DeskDeps } from '../contract.ts';
import type { ${pascal} } from './contract.ts';

/**
 * Somebody of the team does this to a case: ${words}.
 * Refuses: no-such-case.
 */
export const ${camel} = async (
  { caseId: named, reason, user }: ${pascal} & { caseId: string; user: User },
  { cases, clock, newId }: Pick<DeskDeps, 'cases' | 'clock' | 'newId'>,
): Promise<Record<string, never>> => {
  const { caseId } = (await requireCase(cases, named)).head;
  const reasonTextId = \`${kebab}-\${newId()}\`;
  await cases.change(caseId, clock.now(), () => ({
    events: [{ type: '${kebab}', actor: { kind: 'person', id: user.id }, data: { reasonTextId } }],
    items: [{ kind: 'text', textId: reasonTextId, text: reason }],
  }));
  return {};
};
`;

const event = ({ kebab, camel, words }: Name): string => `import * as z from 'zod/mini';
import { type EventDefinitions, textId } from './define.ts';

/** What ${words} leaves in the history. */
export const ${camel}Events = {
  '${kebab}': {
    means: 'Say in one sentence what happened.',
    data: z.strictObject({ reasonTextId: textId }),
    writtenBy: ['functions/desk/${kebab}'],
    readBy: [],
  },
} as const satisfies EventDefinitions;
`;

const test = ({ kebab, words }: Name): string => `import { expect, test } from 'vitest';
import { CASE_ID } from '#test/support/case-fixture.ts';
import { aDesk, lucia } from '#test/support/desk.ts';

test('Somebody of the team does it, and the history and the words are kept: ${words}', async () => {
  const amends = aDesk();
  await amends.openCase();
  const json = { reason: 'Así lo hemos acordado' };
  const answer = await amends.desk('POST', \`/desk/cases/\${CASE_ID}/${kebab}\`, { as: lucia, json });
  expect(answer.status).toBe(200);
  const { events, texts } = await amends.file();
  expect(events.at(-1)).toMatchObject({ type: '${kebab}', actor: { kind: 'person', id: 'lucia' } });
  expect([...texts.values()]).toContain('Así lo hemos acordado');
});

test('What ${words} changes, who may do it and what it refuses is said here', () => {
  expect.fail(
    'Fill in functions/desk/${kebab}: the summary, who may do it (roles), what it refuses (refuses, and a test for each), what it changes of the case; say what its event means in domain/case/events/${kebab}.ts. Then put tests of that in place of this one.',
  );
});
`;

/** Something people of the team do to a case at the desk: `POST /desk/cases/{id}/NAME`. */
export const action = (name: Name): Scaffold => {
  const { kebab, camel, words } = name;
  return {
    files: {
      [`functions/desk/${kebab}/contract.ts`]: contract(name),
      [`functions/desk/${kebab}/endpoints.ts`]: endpoints(name),
      [`functions/desk/${kebab}/${kebab}.ts`]: useCase(name),
      [`domain/case/events/${kebab}.ts`]: event(name),
      [`test/functions/desk/${kebab}/${kebab}.test.ts`]: test(name),
    },
    lines: [
      {
        file: 'functions/desk/endpoints.ts',
        line: `import { ${camel}Endpoints } from './${kebab}/endpoints.ts';`,
        after: /^import /,
      },
      { file: 'functions/desk/endpoints.ts', line: `  ...${camel}Endpoints,`, after: /^ {2}\.\.\.\w+Endpoints,$/ },
      {
        file: 'domain/case/events/catalogue.ts',
        line: `import { ${camel}Events } from './${kebab}.ts';`,
        after: /^import /,
      },
      {
        file: 'domain/case/events/catalogue.ts',
        line: `  '${words.charAt(0).toUpperCase()}${words.slice(1)}': ${camel}Events,`,
        after: /^ {2}\S.*: \w+Events,$/,
      },
      { file: 'domain/case/events/catalogue.ts', line: `  ...${camel}Events,`, after: /^ {2}\.\.\.\w+Events,$/ },
    ],
    left: [
      `npm run unit -- test/functions/desk/${kebab}: the failing test says what to fill in`,
      'npm run openapi and npm run events: docs/openapi.json and docs/events.md follow',
      'npm run unit -- test/stored-shapes: its event is a new stored shape, which wants a sample; it says what to do',
      'a line in CHANGELOG.md; docs/glossary.md, if it is a new word',
    ],
  };
};
