import type { Checkout, Measured } from './measures.ts';

/**
 * Something that is added to Amends now and then, measured by the last one of its kind: the files outside its own that name it
 * are those that somebody has to touch for the next one.
 */
type Addition = {
  what: string;
  example: string;
  /** Its own files, which are new. */
  own: RegExp;
  names: RegExp;
  /** Files that name it for another reason. */
  others?: [file: RegExp, because: string][];
};

export const additions: Addition[] = [
  {
    what: 'a two-way channel',
    example: 'telegram',
    own: /\/telegram\//,
    names: /telegram/i,
    others: [[/^local\/platforms\.ts$/, 'the stand-in for the platform in a local run; nothing fails without one']],
  },
  {
    what: 'an automatic stage',
    example: 'concede',
    own: /\/concede\//,
    names: /\bconcede\b|\bConcedeFunctionArn\b/i,
    others: [
      [/^domain\/case\/events\//, 'names who writes an event; a stage that writes a new one adds it there'],
      [/^statemachines\/complaint\.asl\.json$/, 'a comment'],
      [/^test\/statemachines\/(?:(?:journey|settle)\.test|walk)\.ts$/, 'walks that this stage sends another way'],
    ],
  },
  {
    what: 'a human task kind',
    example: 'contact',
    own: /\/contact\/|\/ask-person\.ts$/,
    names: /'contact'|^ +contact:(?! p)/m,
    others: [
      [/^(?:channels|functions\/intake)\//, 'a message of a platform that holds an address'],
      [
        /^(?:policy\/retention\.yaml|domain\/policy\/schema\/retention\.ts|tools\/policy\/init\/starting-policy\.ts)$/,
        'whom customers write to about their data',
      ],
      [/^domain\/policy\/schema\/integrations\.ts$/, 'who hears that a system cannot be told of events'],
      [/^functions\/track\/words\.ts$/, 'whom customers write to about their data'],
      [/^functions\/track\/(?:lost-link|page)\//, 'how somebody is reached'],
      [/^functions\/track\/promise\//, 'how the customer is told of a call that was promised'],
      [/^test\/support\/desk-in-browser\/demo-stories\.ts$/, 'a case to look at in which this task is open'],
    ],
  },
  { what: 'a regime', example: 'pe-libro', own: /\/pe-libro\.yaml$/, names: /\bpe-libro\b/ },
  { what: 'a concession kind', example: 'data-recovery', own: /^$/, names: /\bdata-recovery\b/ },
  {
    what: 'a desk action',
    example: 'legal-hold',
    own: /\/legal-hold\//,
    names: /legalHoldEndpoints|legal-hold\/|'legal-hold-/,
    others: [
      [/^domain\/report\//, 'counts it for the yearly report'],
      [/^functions\/(?:desk\/(?:case|http|unless-blocked)|retention)/, 'reads what it does'],
    ],
  },
];

/** What names everything that there is, each kind in a place that the compiler or a test asks for. */
const EVERYWHERE = /^(?:desk\/|bench\/soak\/)/;

/** Code, data and definitions that are written by hand; of the tests what stands for Amends and walks its definitions. */
const isByHand = ([file, text]: [string, string]): boolean =>
  !/^(?:docs\/|policy\/schemas\/|tools\/house\/|package|CHANGELOG|test\/(?!support\/|statemachines\/))/.test(file) &&
  !text.includes('<!-- stages: npm run readme -->');

/** For each addition the files there are that name its example. */
export const touchedBy = ({ texts }: Checkout): Measured[] =>
  additions.map(({ what, example, own, names, others = [] }) => ({
    measure: `files touched by adding ${what} (as ${example} is)`,
    found: [...texts]
      .filter(isByHand)
      .filter(([file]) => !EVERYWHERE.test(file))
      .filter(([file, text]) => !own.test(file) && names.test(text) && !others.some(([other]) => other.test(file)))
      .map(([file]) => file),
  }));
