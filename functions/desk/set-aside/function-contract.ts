import * as z from 'zod/mini';
import type { HandsOut } from '#platform/aws/scanned.ts';
import { Base, Identity, Inbound, Links, Mail } from '#platform/environment.ts';
import type { DeskDeps } from '../contract.ts';

/** What the function needs that takes in what was set aside: it reads mail, which the rest of the desk does not. */
export const environment = z.object({
  ...Base.shape,
  ...Links.shape,
  ...Identity.shape,
  ...Inbound.shape,
  MAIL_DOMAIN: Mail.shape.MAIL_DOMAIN,
});

/** What taking in what was set aside needs. */
export type SetAsideDeps = DeskDeps & {
  /** What came in, exactly as it came, as far as it may be handed out. */
  inbox: HandsOut;
  /** Domain of our own mail. */
  mailDomain: string;
};
