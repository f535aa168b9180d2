import * as z from 'zod/mini';
import { noticeLanguages } from '../vocabulary.ts';
import { OutsideBody } from './schema/bodies.ts';
import { Budgets } from './schema/budgets.ts';
import { CarePolicy } from './schema/care.ts';
import { Classifier } from './schema/classifier.ts';
import { Company } from './schema/company.ts';
import { Concession, Negotiation } from './schema/concessions.ts';
import { CustomerPolicy } from './schema/customers.ts';
import { Deadlines } from './schema/deadlines.ts';
import { Emergency, Shift } from './schema/emergency.ts';
import { WordFamilies } from './schema/families.ts';
import { Improvement } from './schema/improvement.ts';
import { IncidentPolicy, NO_INCIDENT_POLICY } from './schema/incidents.ts';
import { Integration } from './schema/integrations.ts';
import { Limits } from './schema/limits.ts';
import { LinkPolicy } from './schema/links.ts';
import { MailPolicy } from './schema/mail.ts';
import { MotivePolicy } from './schema/motives.ts';
import { OpinionPolicy } from './schema/opinions.ts';
import { Person } from './schema/people.ts';
import { PromisePolicy } from './schema/promises.ts';
import { Requests } from './schema/requests.ts';
import { Retention } from './schema/retention.ts';
import { SeverityPolicy } from './schema/severity.ts';
import { Snippet } from './schema/snippets.ts';
import { Survey } from './schema/survey.ts';
import { OtherLanguage, Templates } from './schema/templates.ts';
import { ToneRule } from './schema/tone.ts';
import { Topic } from './schema/topics.ts';

/** All that a company decides, validated at synth; `version` is the hash that a case keeps. */
export const PolicySource = z.strictObject({
  company: Company,
  people: z.array(Person).check(z.minLength(1)),
  deadlines: Deadlines,
  topics: z.array(Topic).check(z.minLength(1)),
  motives: z.array(MotivePolicy),
  severity: SeverityPolicy,
  families: WordFamilies,
  classifier: Classifier,
  concessions: z.array(Concession).check(z.minLength(1)),
  negotiation: Negotiation,
  budgets: Budgets,
  bodies: z.array(OutsideBody),
  promises: PromisePolicy,
  care: CarePolicy,
  /** Other systems of the company. */
  integrations: z.array(Integration),
  survey: Survey,
  improvement: Improvement,
  limits: Limits,
  links: LinkPolicy,
  mail: MailPolicy,
  opinions: OpinionPolicy,
  customers: CustomerPolicy,
  requests: Requests,
  emergency: Emergency,
  incidents: z._default(IncidentPolicy, NO_INCIDENT_POLICY),
  rota: z.array(Shift).check(z.minLength(1)),
  retention: Retention,
  tone: z.array(ToneRule).check(z.minLength(1)),
  snippets: z.array(Snippet),
  messages: z.object({ es: Templates, en: Templates }),
  /** From messages/ca.yaml and so on: a company leaves out what it has no words for. */
  otherLanguages: z.partialRecord(z.enum(noticeLanguages), OtherLanguage),
});

/**
 * `todaysVersion`: where the policy is that of a case that came in under an earlier version (`casePolicy`). `fits`: of the one that
 * comes with the code, what another has to be like to take its place (policy/fit.ts).
 */
export type Policy = z.infer<typeof PolicySource> & { version: string; todaysVersion?: string; fits?: string };
