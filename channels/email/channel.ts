import type { ChannelDescription } from '../contract.ts';

/** Mail, by Amazon SES. A customer is reached at the address of the case, a person of the team at theirs. Its settings are the deployment's own. */
export const email = {
  alsoNamed: ['mail'],
  reachedBy: 'address',
  // A name that SES cannot mail to; bounces for good, by SES's names or by the codes of RFC 3463; not a full mailbox (x.2.2), a long mail, or a refusal of what it says (x.6, x.7).
  deadAddress:
    /^(?:failed:(?:permanent(?!.*(?:content|attachment|message))|suppressed|unspecified|5\.(?!2\.[23]|3\.4|[67]\.))|AddressNotAscii$)/,
  settings: ['from', 'configuration_set'],
} as const satisfies ChannelDescription;
