import { createHash, timingSafeEqual } from 'node:crypto';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { type Secret, secretReader } from '../aws/secrets.ts';
import { switchedOn } from '../environment.ts';
import { TransportProblem } from './problems.ts';
import type { Request } from './request.ts';

/** What CloudFront writes into every request that it passes on (infra/constructs/edge.ts); it overwrites what a client wrote there. */
const SECRET_HEADER = 'x-amends-origin';
const VIEWER_HEADER = 'x-amends-viewer';

/** What only the door reads. */
export const EDGE_HEADERS: readonly string[] = [SECRET_HEADER, VIEWER_HEADER];

/** Lets a request in, and says where it came from. Refuses: past-the-edge. */
export type Door = (event: APIGatewayProxyEventV2) => Promise<Pick<Request, 'source'>>;

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

const isEither = (given: string, { current, previous }: Secret): boolean =>
  [current, previous ?? current].some((known) => timingSafeEqual(digest(given), digest(known)));

const sourceIp = ({ requestContext }: APIGatewayProxyEventV2): string | undefined =>
  (requestContext as Partial<typeof requestContext>).http?.sourceIp;

/** Nothing that a client writes into a header: that says whatever the client likes. */
const openDoor: Door = async (event) => {
  const source = sourceIp(event);
  return source ? { source } : {};
};

/**
 * The door of an API behind CloudFront: only CloudFront knows the secret, so a request that bears it came through the firewall, and
 * what it says of the client's address is true. One that does not went round it.
 * @param secret what CloudFront shows, with its predecessor while it is rotated
 */
export const edgeDoor =
  (secret: () => Promise<Secret>): Door =>
  async ({ headers }) => {
    if (!isEither(headers?.[SECRET_HEADER] ?? '', await secret())) throw new TransportProblem('past-the-edge');
    const source = headers[VIEWER_HEADER];
    return source ? { source } : {};
  };

/** The door that this deployment has. */
export const ownDoor = (): Door => {
  const { ORIGIN_SECRET_ID } = switchedOn();
  return ORIGIN_SECRET_ID ? edgeDoor(secretReader(ORIGIN_SECRET_ID)) : openDoor;
};
