import { bodiesFor } from '#domain/agreement/final-answer-text.ts';
import { isCoOfficial } from '#domain/vocabulary.ts';
import type { GapRule } from './gap.ts';

const unread: GapRule = ({ policy: { otherLanguages } }) =>
  Object.entries(otherLanguages)
    .filter(([language, { reviewed }]) => isCoOfficial(language) && !reviewed)
    .map(([language]) => ({
      level: 'note' as const,
      file: `messages/${language}.yaml`,
      what: 'nobody who grew up with the language has read it',
      why: 'letters may be clumsy',
      mend: 'have it read, then reviewed: true',
    }));

const noBodies: GapRule = ({ policy }) =>
  bodiesFor(policy).length > 0
    ? []
    : [
        {
          level: 'risk',
          file: 'bodies.yaml',
          what: `names no outside body for ${policy.company.sector} in ${policy.company.country}`,
          why: 'a final answer that refuses has to say where the customer can go next',
          mend: 'the bodies of alternative dispute resolution and the authority',
        },
      ];

/** What goes out although nobody read it. */
const automatic: GapRule = ({ policy: { negotiation } }) =>
  negotiation.release.automatic.map((kind) => ({
    level: 'note' as const,
    file: 'negotiation.yaml',
    what: `release.automatic: ${kind} goes out without anybody reading it`,
    why: 'whatever a rule got wrong is said to the customer in the name of the company',
    mend: 'take it out, unless somebody decided so who answers for it',
  }));

const placeholders: GapRule = ({ policy: { company } }) => [
  ...(/0{6}$/.test(company.phone.replace(/\D/g, ''))
    ? [
        {
          level: 'risk' as const,
          file: 'company.yaml',
          what: `the phone ${company.phone} is a placeholder`,
          why: 'it stands in every letter and on every page',
          mend: 'the number that somebody answers',
        },
      ]
    : []),
  ...(company.publishedKeys && new URL(company.publishedKeys).hostname.endsWith('.example')
    ? [
        {
          level: 'note' as const,
          file: 'company.yaml',
          what: 'publishedKeys leads to an address that is reserved for examples',
          why: 'customers cannot check their agreements without us',
          mend: 'the page on which the keys are published (npm run publish-keys), or no publishedKeys',
        },
      ]
    : []),
];

export const companyGaps: GapRule[] = [placeholders, noBodies, automatic, unread];
