type Body = Record<string, unknown>;

/** The form that ends an action as the request has it: the words by language, or why it is given up. */
export const endOf = ({ result, reason, tells, es, en }: Body): Body => {
  if (result === 'given-up') return { result, reason };
  return { result, ...(tells === true && { words: { es, en } }) };
};

/** The form that opens one as the request has it: what it is measured by. */
export const actionOf = ({ by, topic, cause, product, ...action }: Body): Body => ({
  ...action,
  measured: { by, value: by === 'topic' ? topic : by === 'cause' ? cause : product },
});
