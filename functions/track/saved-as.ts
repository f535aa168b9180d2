/** What makes an answer a file to be downloaded and kept; no cache between the service and the reader holds it. @param name with its ending */
export const savedAs = (name: string, type: string): Record<string, string> => ({
  'content-type': type,
  'content-disposition': `attachment; filename="${name}"`,
  'cache-control': 'private, no-store',
});
