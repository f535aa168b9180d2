/** Limits of mail by Amazon SES (developer guide, "Header fields"). Its length is that of the policy's templates. */
export const limits = {
  /** Characters of the value of a header, all of them printable ASCII. */
  headerCharacters: 870,
} as const;
