import * as z from 'zod/mini';

/** Where a file of a case can be had, for a minute: whoever has the link needs nothing else. */
export const FileLink = z.strictObject({
  url: z.string(),
  /** Under which name it is saved; its sender's name for it stays in the case. */
  name: z.string(),
  /** How it is served: as a picture or a PDF, else as bytes that nothing is made of. */
  type: z.string(),
  /** In bytes. */
  size: z.optional(z.number()),
  /** Until when it holds. */
  until: z.string(),
});
export type FileLink = z.infer<typeof FileLink>;
