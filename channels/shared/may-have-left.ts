/** Errors after which nobody knows whether the other side took what it was given: the connection broke, or no answer came in time. */
const UNANSWERED = /Timeout|Abort|ECONNRESET|EPIPE|ETIMEDOUT|SOCKET|HANG_UP|fetch failed/i;

/** Whether a channel that failed may have taken the message all the same. One that answered has not. */
export const mayHaveLeft = (error: unknown): boolean => {
  const {
    name = '',
    message = '',
    code = '',
    $metadata,
    cause,
  } = (error ?? {}) as {
    name?: string;
    message?: string;
    code?: string;
    $metadata?: { httpStatusCode?: number };
    cause?: unknown;
  };
  if ($metadata?.httpStatusCode !== undefined) return false;
  return (
    UNANSWERED.test(`${name} ${code} ${name === 'TypeError' ? message : ''}`) || (cause ? mayHaveLeft(cause) : false)
  );
};
