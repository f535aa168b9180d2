type Body = Record<string, unknown>;

/** What is said to all is written in these at least. */
export const LANGUAGES = ['es', 'en'] as const;

/** The fields of the form as the request has them. */
export const textsOf = ({ kind, ...said }: Body): Body => ({
  kind,
  texts: Object.fromEntries(
    LANGUAGES.map((language) => [
      language,
      {
        text: said[`text-${language}`],
        ...(said[`restoration-${language}`] !== undefined && { restoration: said[`restoration-${language}`] }),
      },
    ]),
  ),
});
