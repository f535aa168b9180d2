import { type GivenWords, givenParagraphs } from '../agreement/given.ts';
import { type CommitmentFacts, commitmentLines, paragraphs } from '../agreement/parts.ts';
import type { Option } from '../case/settlement.ts';
import type { ReplyLanguage } from '../vocabulary.ts';

type Shown = Pick<Option, 'optionId' | 'title' | 'detail' | 'openSince'>;

const lines = (options: Shown[]): string =>
  options.map(({ optionId, title, detail }) => `${optionId}) ${title}\n   ${detail}`).join('\n\n');

/** What leads to the options: `besides` where an apology or an explanation stands before them. */
const leads: Record<ReplyLanguage, Record<'one' | 'several' | 'still' | 'only', (besides: boolean) => string>> = {
  es: {
    one: (besides) => (besides ? 'Además, le proponemos esto:' : 'Le proponemos esto:'),
    several: (besides) => (besides ? 'Además, puede elegir lo que prefiera:' : 'Puede elegir lo que prefiera:'),
    still: () => 'Y sigue abierto lo que ya le propusimos:',
    only: () =>
      'Hemos vuelto a estudiar lo que nos pide. No podemos añadir nada, y lo que le propusimos sigue abierto:',
  },
  en: {
    one: (besides) => (besides ? 'Besides that, we offer you this:' : 'We offer you this:'),
    several: (besides) => (besides ? 'Besides that, choose what suits you best:' : 'Choose what suits you best:'),
    still: () => 'And what we offered before stays open:',
    only: () => 'We looked again at what you ask for. There is nothing we can add, and what we offered stays open:',
  },
};

const BESIDES: Record<ReplyLanguage, string> = {
  es: 'Si lo acepta, nos comprometemos además a esto:',
  en: 'If you accept it, we also commit ourselves to this:',
};

/** What an offer says besides its options. */
type Said = {
  given: GivenWords;
  language: ReplyLanguage;
  /** What it commits us to, with the zone in which dates are given. */
  committed?: { commitments: readonly CommitmentFacts[]; zone: string };
};

/**
 * What an offer says, as a customer reads it in a mail: first the apology, the cause and what prevents a repetition, which are
 * given whatever is chosen; then what is new, each option with its letter and below it what it means; then what stays open; last what we commit
 * ourselves to besides, if it is accepted.
 */
export const offerText = (options: Shown[], { given, language, committed }: Said): string => {
  const before = givenParagraphs(given, language);
  const added = options.filter(({ openSince }) => openSince === undefined);
  const open = options.filter(({ openSince }) => openSince !== undefined);
  const say = leads[language];
  const lead = added.length === 1 ? say.one : say.several;
  return paragraphs(
    ...before,
    added.length > 0 && `${lead(before.length > 0)}\n\n${lines(added)}`,
    open.length > 0 && `${(added.length > 0 ? say.still : say.only)(false)}\n\n${lines(open)}`,
    committed !== undefined &&
      committed.commitments.length > 0 &&
      `${BESIDES[language]}\n${commitmentLines(committed.commitments, { language, zone: committed.zone })}`,
  );
};
