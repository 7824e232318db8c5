import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';

const [squeeze, unfold] = [promisify(gzip), promisify(gunzip)];

/** Text, gzip'd, as base64: a knowledge base of 1.3 MB becomes 300 KB, and any database can hold it. */
export const pack = async (text: string): Promise<string> => (await squeeze(text)).toString('base64');
export const unpack = async (packed: string): Promise<string> =>
  (await unfold(Buffer.from(packed, 'base64'))).toString('utf8');
