export { fetchLinked as fetchInstagramMedia } from '../meta/media.ts';
