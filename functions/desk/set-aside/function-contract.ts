import * as z from 'zod/mini';
import type { Objects } from '#platform/aws/objects.ts';
import type { HandsOut } from '#platform/aws/scanned.ts';
import { Base, Evidence, Identity, Inbound, Links, Mail } from '#platform/environment.ts';
import type { DeskDeps } from '../contract.ts';

/** What the function needs that takes in what was set aside: it reads mail, which the rest of the desk does not. */
export const environment = z.object({
  ...Base.shape,
  ...Links.shape,
  ...Identity.shape,
  ...Inbound.shape,
  ...Evidence.shape,
  MAIL_DOMAIN: Mail.shape.MAIL_DOMAIN,
});

/** What taking in what was set aside needs. */
export type SetAsideDeps = DeskDeps & {
  /** What came in, exactly as it came, as far as it may be handed out. */
  inbox: Pick<HandsOut, 'read'>;
  /** Files of cases, as far as they may be handed out; what is taken out of a mail is kept there. */
  evidence: Pick<HandsOut, 'link'> & Pick<Objects, 'keep'>;
  /** Domain of our own mail. */
  mailDomain: string;
};
