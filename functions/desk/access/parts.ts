import type { User } from '#domain/tasks/decide.ts';
import type { Role } from '#domain/vocabulary.ts';
import { hasRole } from '../http/reader.ts';
import { CARE_TEAM, CASE_WORK, CUSTOMERS_KNOWN, SUPERVISORS } from './who.ts';

/** What of the answers of the desk goes together, and who sees it. */
type PartOfAnswers = {
  /** What it is, for docs/permissions.md. */
  says: string;
  /** Where it stands: `case` is `GET /desk/cases/{id}`, `task row`, `case row` and `found` are those of the lists and the search. */
  fields: readonly string[];
  roles: readonly Role[];
  /** What those see in its place who do not see it. */
  instead?: string;
};

/**
 * Who sees which part: the views of the desk ask `sees`, docs/permissions.md is made from this. Experts judge the matter: they see
 * neither who the customer is nor what anything costs or is worth.
 */
const parts = {
  customer: {
    says: 'who the customer is, and how they are reached',
    fields: [
      ...['case.complainant', 'case.callCaution', 'case.identities', 'case.reach', 'case.stopped'],
      ...['task row.customer', 'case row.customer', 'found.customer'],
    ],
    roles: CUSTOMERS_KNOWN.roles,
  },
  words: {
    says: 'words as they were written',
    fields: ['case.messages.text', 'case.tasks.question', 'case.history.text', 'task row.question'],
    roles: CUSTOMERS_KNOWN.roles,
    instead: 'the same without names, addresses and numbers',
  },
  letters: {
    says: 'what we wrote to the customer, notes of the team, notices to colleagues, and what waits for its release',
    fields: [
      ...['case.messages (but those of the customer)', 'case.agreement.text', 'case.agreement.evidence'],
      ...[
        'case.tasks.text',
        'case.tasks.sha256',
        'case.tasks.shortText',
        'case.tasks.customerSaid',
        'case.tasks.subject',
        'case.tasks.mayCommit',
      ],
    ],
    roles: CUSTOMERS_KNOWN.roles,
  },
  money: {
    says: 'what is offered, what it costs the company and what it is worth to the customer',
    fields: [
      ...['case.offers', 'case.outcome', 'case.agreement.commitments.value', 'case.tasks.options', 'case.tasks.mayAdd'],
      ...['case.history.data (fields of money)', 'amounts in commitments, promises and the reasons of the history'],
    ],
    roles: CUSTOMERS_KNOWN.roles,
  },
  worth: {
    says: 'what the company says the customer is worth',
    fields: ['room.worth', 'options.reasons (whether it is far above the cost)'],
    roles: CUSTOMERS_KNOWN.roles,
  },
  files: {
    says: 'files with their names, and originals',
    fields: ['case.attachments', 'files opened', 'case.messages.hidden.original'],
    roles: CUSTOMERS_KNOWN.roles,
    instead: 'the files that their question shows, without their names',
  },
  otherCases: {
    says: 'other cases of the same matter, and the people of merged ones',
    fields: ['case.related', 'case.otherPeople', 'case.before'],
    roles: CUSTOMERS_KNOWN.roles,
  },
  motiveReason: {
    says: 'why a colleague corrected the motive',
    fields: ['case.motive.reason'],
    roles: CUSTOMERS_KNOWN.roles,
  },
  unassigned: {
    says: 'how much nobody has yet, and how many open cases are one’s own',
    fields: ['counts.views.unassigned', 'counts.views.cases'],
    roles: CASE_WORK.roles,
  },
  workOfOthers: {
    says: 'tasks and timers of everybody in the lists',
    fields: ['rows of /desk/tasks, /desk/timers and /desk/counts'],
    roles: SUPERVISORS.roles,
    instead: 'their own',
  },
  changesOfOthers: {
    says: 'that something has happened in any case',
    fields: ['rows of /desk/changes'],
    roles: CUSTOMERS_KNOWN.roles,
    instead: 'the cases they have a task in',
  },
  limits: {
    says: 'what each colleague may grant in a case',
    fields: ['team.people.limit'],
    roles: SUPERVISORS.roles,
  },
  rest: {
    says: 'all else of a case, a row and the team',
    fields: ['everything that is not named above'],
    roles: CARE_TEAM.roles,
  },
} as const satisfies Record<string, PartOfAnswers>;

export type PartName = keyof typeof parts;

/** The same without the keys, for lists of them. */
export const allParts: readonly PartOfAnswers[] = Object.values(parts);

/** Whether somebody sees a part. */
export const sees = (reader: User, part: PartName): boolean => hasRole(reader, ...parts[part].roles);
