export { fetchLinked as fetchFacebookMedia } from '../meta/media.ts';
