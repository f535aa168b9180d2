import type { Complainant } from '#domain/case/complainant.ts';

/** Programs that show mail make a link of `shop.example`; with a space it is no domain any more, and initials read as well. */
const unlinked = (name: string): string => name.replace(/\.(?=[\p{L}\p{M}])/gu, '. ');

const NAME = /^[\p{L}\p{M}][\p{L}\p{M}.'’ -]{0,59}$/u;

/**
 * The value `name` of a template for the customer: the name with a space before it, or nothing. What does not look like a
 * name is left out, since anybody can write anything there, and give somebody else's address with it; nothing in it becomes a link.
 */
export const greetingName = ({ name }: Complainant): string => (name && NAME.test(name) ? ` ${unlinked(name)}` : '');
