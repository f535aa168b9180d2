import * as z from 'zod/mini';

/** What docs/events.md says of a field: what a string of it is (`task id`, `instant`), and what it means. */
export const meanings = z.registry<{ title?: string; description?: string }>();

const named = (title: string) => z.string().register(meanings, { title });

export const caseId = named('case id');
export const taskId = named('task id');
export const messageId = named('message id');
/** The id of a personal-text item: the words themselves are never in the history. */
export const textId = named('text id');
/** The id of a person in the policy. */
export const personId = named('person id');
/** The id of a person, or `nobody` where nobody could be found. */
export const personOrNobody = named('person id or `nobody`');
export const instant = named('instant');
/** The id of a concession in the policy. */
export const concession = named('concession id');
/** SHA-256 in hex. */
export const sha256 = named('SHA-256');
export const channel = named('channel');
/** A name that our code gave, without personal data. */
export const code = named('code');
/** The id of a timer of a case: `answer`, `human.<task>`. */
export const timerId = named('timer id');
/** The id of a topic in the policy. */
export const topicId = named('topic id');
/** The article of a law. */
export const article = named('article');
/** Number of a cycle: 1, then one more for each reopening. */
export const cycle = z.int().register(meanings, { title: 'number of a cycle' });
/** Rules of tone that a writer of ours insisted on breaking. */
export const toneAccepted = z.optional(z.array(code));

/** A field with what it means, where its name does not say it. */
export const field = <Schema extends z.ZodMiniType>(schema: Schema, description: string): Schema => {
  const own = schema.clone();
  meanings.add(own as z.ZodMiniType, { description });
  return own as Schema;
};

/** What the catalogue says of a type of event. */
export type EventDefinition = {
  /** What happened, in one sentence. */
  means: string;
  /** The fields of `data`: ids and decision fields, never personal text. */
  data: z.ZodMiniObject;
  /** The folders that write it. */
  writtenBy: readonly string[];
  /** The folders that decide something by it; none where only people read it. */
  readBy: readonly string[];
};
export type EventDefinitions = Record<string, EventDefinition>;
