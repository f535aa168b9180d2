import type { SavedAs } from '#platform/aws/object-links.ts';

/** What the end of a name is, by the type that was found in the bytes. */
const ENDS: Record<string, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/heic': 'heic',
  'image/avif': 'avif',
  'application/pdf': 'pdf',
  'audio/mpeg': 'mp3',
  'audio/ogg': 'ogg',
  'audio/mp4': 'm4a',
  'audio/aac': 'aac',
  'audio/amr': 'amr',
  'audio/wav': 'wav',
  'audio/webm': 'webm',
  'audio/flac': 'flac',
  'video/mp4': 'mp4',
  'video/ogg': 'ogv',
  'video/webm': 'webm',
  'text/plain': 'txt',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
};

/** What is served as what it is; all else as bytes, of which a browser makes nothing. */
const SERVED = /^(?:image\/(?:jpeg|png|gif|webp|heic|avif)|application\/pdf)$/;

/**
 * How a file is saved: under the reference of its case and the beginning of its hash. What its sender called it may name people, and
 * may mean to deceive; addresses are logged.
 */
export const savedFile = (reference: string, { sha256, type }: { sha256: string; type: string }): SavedAs => ({
  name: `${reference}-${sha256.slice(0, 8)}.${ENDS[type] ?? 'bin'}`,
  type: SERVED.test(type) ? type : 'application/octet-stream',
});
