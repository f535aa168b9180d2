import * as z from 'zod/mini';
import { differences, domains } from '../../vocabulary.ts';
import {
  concession,
  cycle,
  type EventDefinitions,
  field,
  personOrNobody,
  taskId,
  textId,
  toneAccepted,
} from './define.ts';

/** What experts say, and what follows where they differ. */
export const opinionEvents = {
  consulted: {
    means: 'An expert answered a question.',
    data: z.strictObject({
      taskId,
      domain: z.enum(domains),
      valid: field(z.optional(z.boolean()), 'Absent where it cannot be known.'),
      liable: field(z.optional(z.boolean()), 'Absent where it cannot be known.'),
      cannotTell: field(z.optional(z.literal(true)), 'The expert says that it cannot be told from what there is.'),
      remedy: field(z.optional(concession), 'A concession of the policy, or a kind of them.'),
      toneAccepted,
    }),
    writtenBy: ['functions/stages/consult'],
    readBy: ['domain/four-eyes'],
  },
  'opinions-differ': {
    means:
      'The opinions of a cycle differ: somebody whom the policy names decides between them before anything is proposed.',
    data: z.strictObject({ cycle, taskId, lead: personOrNobody, about: z.array(z.enum(differences)) }),
    writtenBy: ['domain/examination'],
    readBy: ['functions/desk/case'],
  },
  'third-opinion-asked': {
    means: 'Somebody asked another expert for an opinion, as those there are differ.',
    data: z.strictObject({ taskId, domain: z.enum(domains), expert: personOrNobody }),
    writtenBy: ['functions/desk/third-opinion'],
    readBy: [],
  },
  'opinions-reconciled': {
    means: 'Somebody decided between opinions that differed: what they say holds in their place.',
    data: z.strictObject({
      cycle,
      taskId,
      valid: field(z.optional(z.boolean()), 'Absent where it cannot be known.'),
      liable: field(z.optional(z.boolean()), 'Absent where it cannot be known.'),
      remedy: field(z.optional(concession), 'A concession of the policy, or a kind of them.'),
      reasonTextId: field(textId, 'Why, for the house.'),
      explanationTextId: field(z.optional(textId), 'What the customer reads in the place of what the experts wrote.'),
      toneAccepted,
    }),
    writtenBy: ['functions/stages/consult'],
    readBy: ['domain/examination', 'domain/four-eyes', 'functions/desk/case'],
  },
} as const satisfies EventDefinitions;
