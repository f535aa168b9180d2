import * as z from 'zod/mini';

export const environment = z.object({
  /** Where people reach the API, without a slash at the end. */
  PUBLIC_URL: z.string(),
  /** Where they sign in: the domain of the user pool's managed login, without a slash at the end. */
  SIGN_IN_URL: z.string(),
  /** The API of user pools in this region, which renews a session; without a slash at the end. */
  POOL_API_URL: z.string(),
  /** The client of the user pool that the desk signs in with. */
  DESK_CLIENT_ID: z.string(),
});

/** What the desk in the browser has to know before it asks for anything; it stands in its page and holds no secret. */
export type DeskConfig = {
  /** Address of the API, without a slash at the end. */
  apiUrl: string;
  signInUrl: string;
  poolApiUrl: string;
  clientId: string;
};

/** A file of the built desk: its bytes, compressed and not. */
export type Asset = { type: string; raw: Uint8Array; br: Uint8Array };

/** What the build says of an entry: its script, its styles, and the scripts that it loads at once. */
export type Entry = { script: string; styles: string[]; preloads: string[] };

/** What is served: two entries, of which the second is light enough to be opened from a mail on a phone. */
export type DeskAppDeps = {
  config: DeskConfig;
  entries: Record<'desk' | 'decide', Entry>;
  /** The file of what authors of other packages ask to be said with their code. */
  notices: string;
  /** The asset of a name; absent where the build made none of that name. */
  asset: (name: string) => Asset | undefined;
};
