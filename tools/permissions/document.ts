import { type RefusalCode, refusals } from '#domain/refusal.ts';
import type { DeskTaskKind } from '#domain/tasks/kinds.ts';
import type { Relation } from '#domain/tasks/relations.ts';
import { type Role, roles } from '#domain/vocabulary.ts';
import type { DeskEndpoint } from '#functions/desk/access/desk-endpoint.ts';
import { allParts } from '#functions/desk/access/parts.ts';
import { type Verdict, verdictOf, verdictOfRelation } from '#functions/desk/access/verdict.ts';
import { whyOfActs, whyOfDecision } from '#functions/desk/http/intervention.ts';
import { completions } from '#functions/desk/tasks/completions.ts';
import { teamEndpoints } from '#functions/desk/team-endpoints.ts';

type AnyDesk = Pick<DeskEndpoint<never>, 'method' | 'path' | 'who' | 'refuses'>;

/** Every endpoint of the desk, in the order of the API. */
export const allDeskEndpoints: readonly AnyDesk[] = [...teamEndpoints];

const INTRODUCTION = `# Who may do and see what

Made by \`npm run permissions-table\` from the rules that the desk enforces (\`functions/desk/access\`, \`domain/tasks/relations.ts\`):
change it there. A test asks every endpoint with every role and holds the answers against this.

Of all endpoints:

| Who | What they get |
| --- | --- |
| nobody signed in, or an access token in place of an ID token | 401 \`signed-out\` |
| signed in, in no group of the care team | 403 \`not-in-care-team\` |
| somebody whom a case is about | 403 \`concerned-by-case\` wherever the path names the case or a task of it; in lists, counts of rows, search and exports the case is not there |
| somebody with several roles | what any of them may |

A case is about whoever the customer names, whose own complaint it is, or whom the team noted; only where it is about everybody
whom it could go to does the first of \`limits.ifConcerned\` see to it ([decision 030](decisions/030-nobody-sees-to-a-complaint-about-themselves.md)).

**yes**: by the role alone · **no**: 403 \`role-missing\` · **if**: where it holds what stands under "Only".
`;

const row = (...cells: string[]): string => `| ${cells.join(' | ')} |`;
const rule = (count: number): string => row(...Array.from({ length: count }, () => '---'));
const table = (head: string[], rows: string[][]): string =>
  [row(...head), rule(head.length), ...rows.map((cells) => row(...cells))].join('\n');

const WORDS: Record<Verdict, string> = { yes: 'yes', no: 'no', related: 'if' };
const ofRoles = (verdict: (role: Role) => Verdict): string[] => roles.map((role) => WORDS[verdict(role)]);

/** What stands in the way of somebody for who they are, besides their role and their relation. */
const besides = (refuses: readonly string[], relation: Relation | undefined): string[] => {
  const said = ['role-missing', 'concerned-by-case', 'not-in-care-team', relation?.refuses];
  return refuses
    .filter((code): code is RefusalCode => code in refusals && !said.includes(code))
    .filter((code) => refusals[code].kind === 'forbidden')
    .map((code) => `${refusals[code].title} (\`${code}\`)`);
};

const WHY: Record<'asked' | 'offered', string> = {
  asked: 'in place of somebody else with a reason',
  offered: 'in place of somebody else recorded as such',
};

const whyOf = (why: string | undefined): string[] => (why === 'asked' || why === 'offered' ? [WHY[why]] : []);

const actOf = ({ method, path }: AnyDesk): string =>
  method === 'POST' && path.startsWith('/desk/cases/{id}/') ? (path.split('/').at(-1) ?? '') : '';

const only = (relation: Relation | undefined): string[] => (relation ? [relation.says] : []);

const endpointRow = (entry: AnyDesk): string[] => {
  const { method, path, who, refuses } = entry;
  const isOfKind = path.endsWith('/complete');
  return [
    `\`${method} ${path}\``,
    ...ofRoles((role) => verdictOf(who, role)),
    only(who.relation).join(''),
    [
      ...(who.orNamed ? [`also ${who.orNamed.en}`] : []),
      ...(who.parts ?? []).map(({ when, roles: those }) => `\`${when}\`: ${those.join(', ')}`),
      ...(isOfKind ? ['by the kind of the task: see below'] : besides(refuses, who.relation)),
      ...whyOf(whyOfActs[actOf(entry)]),
    ].join('; '),
  ];
};

const kindRow = ([kind, { relation, refuses }]: [string, (typeof completions)[DeskTaskKind]]): string[] => [
  `\`${kind}\``,
  ...ofRoles((role) => verdictOfRelation(relation, role)),
  only(relation).join(''),
  [...besides(refuses, relation), ...whyOf(whyOfDecision(kind as DeskTaskKind))].join('; '),
];

/** The page as it is kept. */
export const permissionsText = (): string =>
  [
    INTRODUCTION,
    '## Endpoints\n',
    table(['Endpoint', ...roles, 'Only', 'Besides'], allDeskEndpoints.map(endpointRow)),
    '\n## Deciding a task (`POST /desk/tasks/{id}/complete`), by its kind\n',
    table(['Kind', ...roles, 'Only', 'Besides'], Object.entries(completions).map(kindRow)),
    '\n## What is seen\n',
    'Ceilings and room of a case, task tokens, secrets, stand in no answer; a tracking link only in a receipt, where one is renewed, and in a letter that waits for its release, to whoever may release it.\n',
    table(
      ['What', ...roles, 'Where', 'The others see'],
      allParts.map(({ says, fields, roles: those, instead = '' }) => [
        says,
        ...roles.map((role) => (those.includes(role) ? 'yes' : 'no')),
        fields.map((field) => (field.includes('.') && !field.includes(' ') ? `\`${field}\`` : field)).join(', '),
        instead,
      ]),
    ),
    '',
  ].join('\n');
