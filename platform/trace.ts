import { randomBytes } from 'node:crypto';
import { createSocket, type Socket } from 'node:dgram';
import { tracing } from './environment.ts';

/** What the daemon of X-Ray is told before each document (X-Ray Developer Guide, "Sending trace data"). */
const HEADER = '{"format":"json","version":1}\n';

let socket: Socket | undefined;

/** One for the life of an instance. It keeps no process alive, and what does not arrive is missed by nobody. */
const opened = (): Socket => {
  socket ??= createSocket('udp4').on('error', () => {});
  socket.unref();
  return socket;
};

/** The cases that the trace of now is known to be about. */
let told = { trace: '', cases: new Set<string>() };

/**
 * Marks the trace of this run with a case that it works for, so that X-Ray finds all traces of a case: `annotation.caseId = "..."`. The
 * outbox begins new traces, since a stream hands none on. Where nothing is traced, or this run is not, nothing happens. By one datagram, since
 * the SDK of X-Ray would be a fifth of a bundle.
 */
export const annotateTrace = (caseId: string): void => {
  const { daemon, trace, parent, isSampled } = tracing();
  if (!daemon || !trace || !parent || !isSampled) return;
  if (told.trace !== trace) told = { trace, cases: new Set() };
  if (told.cases.has(caseId)) return;
  told.cases.add(caseId);
  const now = Date.now() / 1000;
  const part = {
    ...{ name: 'case', type: 'subsegment', id: randomBytes(8).toString('hex'), trace_id: trace, parent_id: parent },
    ...{ start_time: now, end_time: now, annotations: { caseId } },
  };
  opened().send(`${HEADER}${JSON.stringify(part)}`, daemon.port, daemon.host);
};
