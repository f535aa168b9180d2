import { Refusal } from '#domain/refusal.ts';

/** What is looked at of an error of Node, of a connection or of the SDK. */
type Failure = Error & {
  code?: string;
  path?: string;
  address?: string;
  port?: number;
  hostname?: string;
  cause?: unknown;
  errors?: unknown[];
};

const ofFiles: Record<string, (where: string) => string> = {
  ENOENT: (where) => `There is no file and no folder ${where}.`,
  EISDIR: (where) => `${where} is a folder, and a file is asked for.`,
  ENOTDIR: (where) => `${where} is no folder.`,
  EACCES: (where) => `${where} may not be read or written by whoever runs this.`,
  EROFS: (where) => `${where} may not be written.`,
  ENOSPC: () => 'The disk is full.',
};

const ofConnections: Record<string, (where: string) => string> = {
  ECONNREFUSED: (where) =>
    `Nobody answers${where}. Is the local run still up ("npm start"), or the address another one?`,
  ENOTFOUND: (where) => `There is no such host${where}. Is the address right, and the network there?`,
  EAI_AGAIN: (where) => `The host could not be looked up${where}. Is the network there?`,
  ECONNRESET: (where) => `The connection was broken off${where}. Try again.`,
  ETIMEDOUT: (where) => `No answer came in time${where}.`,
  UND_ERR_CONNECT_TIMEOUT: (where) => `No answer came in time${where}.`,
};

const placeOf = ({ hostname, address, port }: Failure): string => {
  const host = hostname ?? address;
  return host ? ` at ${host}${port ? `:${port}` : ''}` : '';
};

const ofAws = ({ name, message }: Failure): string | undefined => {
  if (name === 'CredentialsProviderError')
    return 'AWS cannot be asked: the shell has no credentials. Sign in (aws sso login), or set AWS_PROFILE.';
  if (/^Region (is missing|not accepted)/.test(message))
    return 'AWS cannot be asked: no region is set. For example: export AWS_REGION=eu-west-1';
  if (/^(ExpiredToken|UnrecognizedClient|InvalidClientTokenId|InvalidSignature)/.test(name))
    return `AWS does not take the credentials of the shell (${name}). Sign in again.`;
  if (/AccessDenied|NotAuthorized|AuthorizationError/.test(name)) return `You may not do this: ${message}`;
  if (name === 'ResourceNotFoundException')
    return `There is nothing of that name in this account and region: ${message}. Are the outputs or the name given those of the stack?`;
  if (name === 'ValidationError' && /does not exist/.test(message))
    return `There is no such stack in this account and region: ${message}`;
  return name === 'TimeoutError' ? 'No answer came in time.' : undefined;
};

/** What a use case refuses, with the values that it will not take and what it would. */
const ofRefusal = ({ message, errors }: Refusal): string =>
  [message, ...errors.map(({ pointer, message: what }) => `${pointer.replace(/^\//, '')} ${what}`)].join('; ');

/** A failure that comes from outside in a sentence, with what to do about it; undefined where only whoever wrote the code can tell. */
export const plainly = (error: unknown): string | undefined => {
  if (error instanceof Refusal) return ofRefusal(error);
  if (!(error instanceof Error)) return undefined;
  const failure = error as Failure;
  const { code = '', path } = failure;
  if (path !== undefined || code === 'EISDIR') {
    const said = ofFiles[code]?.(path ?? 'What was named');
    if (said) return said;
  }
  return (
    ofConnections[code]?.(placeOf(failure)) ?? ofAws(failure) ?? plainly(failure.cause) ?? plainly(failure.errors?.[0])
  );
};
