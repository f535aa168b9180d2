/**
 * The way of a complaint, in order. One stage, one name: the folder in `functions/`, the state in the ASL, the contract
 * and the test folder carry the same word. A test proves it.
 *
 * `own` stands before `acknowledge` because the acknowledgment names the owner (docs/decisions/003).
 */
export const stages = [
  'intake',
  'understand',
  'own',
  'acknowledge',
  'examine',
  'consult',
  'concede',
  'approve',
  'release',
  'offer',
  'agree',
  'outcome',
  'follow-up',
] as const;
export type Stage = (typeof stages)[number];

/** What a case has become; each stage leaves one of these behind it. */
export const statuses = [
  'received',
  'understood',
  'owned',
  'acknowledged',
  'examined',
  'consulted',
  'proposed',
  'approved',
  'released',
  'offered',
  'accepted',
  'countered',
  'declined',
  'agreed',
  'answered',
  'closed',
  'kept',
  'reopened',
  // Beside the way: nobody works on these until they are taken up again.
  'merged',
  'set-aside',
] as const;
export type Status = (typeof statuses)[number];

/**
 * What a case is. It begins as what it reads like; a person may see it otherwise. A request wants something done that is no
 * redress (a copy of an invoice, a change of address); other is what was meant for nobody or says nothing.
 */
export const caseKinds = ['complaint', 'question', 'request', 'suggestion', 'praise', 'spam', 'other'] as const;
export type CaseKind = (typeof caseKinds)[number];

/** Roles of the care team; the Cognito groups carry the same names. */
export const roles = ['owner', 'expert', 'approver', 'supervisor'] as const;
export type Role = (typeof roles)[number];

/** Languages Amends writes in. Complaints may come in any language. */
export const replyLanguages = ['es', 'en'] as const;
export type ReplyLanguage = (typeof replyLanguages)[number];

/** Languages that are official beside Spanish in a part of Spain: some of our letters are in them. */
export const coOfficialLanguages = ['ca', 'gl', 'eu'] as const;
export type CoOfficialLanguage = (typeof coOfficialLanguages)[number];

export const isCoOfficial = (language: string): language is CoOfficialLanguage =>
  coOfficialLanguages.some((one) => one === language);

/** Languages that a letter can be in. */
export const letterLanguages = [...replyLanguages, ...coOfficialLanguages] as const;
export type LetterLanguage = (typeof letterLanguages)[number];

/** Languages whose speakers read in them, at least, that a letter is in another language. */
export const noticeLanguages = [...coOfficialLanguages, 'pt', 'fr', 'de', 'it'] as const;

/** Fields an expert can be asked in. */
export const domains = ['technical', 'legal', 'production'] as const;
export type Domain = (typeof domains)[number];

/** In what opinions of experts can differ; `cannot-tell`: none of those who were asked could tell. */
export const differences = ['valid', 'liable', 'remedy', 'cannot-tell'] as const;
export type Difference = (typeof differences)[number];

/** Why a complaint came about, as its owner found. */
export const causes = ['company-error', 'misunderstanding', 'third-party', 'customer-use', 'unfounded'] as const;
export type Cause = (typeof causes)[number];

/** What a motive asks of the owner of a case, in the order in which it is done (policy/motives.yaml). */
export const motiveSteps = ['call-first', 'ask-third-party', 'explain-possible'] as const;
export type MotiveStep = (typeof motiveSteps)[number];

/** What came of calling a customer before any letter. */
export const firstCalls = ['reached', 'not-reached', 'not-wanted'] as const;

/** Whether the third party on whom the result depends has answered. */
export const thirdPartyAnswers = ['answered', 'no-answer'] as const;

/** What the company must not do while a complaint is open: suspend the service, collect the debt. */
export const holds = ['service-suspension', 'collections'] as const;
export type Hold = (typeof holds)[number];

/** What goes out only after a person has read and released it: an offer, or the final answer. */
export const releaseSubjects = ['offer', 'final-answer'] as const;
export type ReleaseSubject = (typeof releaseSubjects)[number];

/** Why a hold ended. `safety`: a supervisor released it for the safety of people or things (Ley 10/2025 art. 4.4). */
export const releases = ['resolution-notified', 'adr-answered', 'no-complaint', 'reclassified', 'safety'] as const;
export type Release = (typeof releases)[number];

/** Whom an overdue task goes to, from the nearest to the farthest. */
export const levels = ['next-on-rota', 'substitute', 'manager', 'supervisor', 'head'] as const;
export type Level = (typeof levels)[number];

/** What endangers people, where words speak of danger: decides what we ask them to do at once (policy/emergency.yaml). */
export const dangers = [
  'gas',
  'fire',
  'electricity',
  'injury',
  'illness',
  'suicide',
  'minor',
  'vulnerable',
  'eviction',
  'no-supply-dependent',
  'food',
  'violence',
  'other',
] as const;
export type DangerKind = (typeof dangers)[number];

/** Channels that a company names as ways to it, and can say do not work well now; in the order in which they are named. */
export const disruptableChannels = ['email', 'call', 'chat', 'whatsapp', 'sms'] as const;
export type DisruptableChannel = (typeof disruptableChannels)[number];
