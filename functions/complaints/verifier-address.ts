const PRIVATE = /^(?:localhost|.*\.(?:localhost|local|internal)|\[.*\]|[\d.]+|[^.]+)$/;

/** Whether an address may be asked: by https, at a public name, and at the standard port. */
export const isVerifierUrl = (address: string): boolean => {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, port, username, password } = new URL(address);
  return protocol === 'https:' && port === '' && username + password === '' && !PRIVATE.test(hostname);
};
