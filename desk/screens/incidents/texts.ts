type Body = Record<string, unknown>;

/** What is said to all is written in these at least. */
export const LANGUAGES = ['es', 'en'] as const;

/** And in these where somebody can. */
export const CO_OFFICIAL = ['ca', 'gl', 'eu'] as const;

const languagesIn = (said: Body) => [
  ...LANGUAGES,
  ...CO_OFFICIAL.filter((language) => said[`text-${language}`] !== undefined),
];

/** The fields of the form as the request has them. */
export const textsOf = ({ kind, ...said }: Body): Body => ({
  kind,
  texts: Object.fromEntries(
    languagesIn(said).map((language) => [
      language,
      {
        text: said[`text-${language}`],
        ...(said[`restoration-${language}`] !== undefined && { restoration: said[`restoration-${language}`] }),
      },
    ]),
  ),
});
