import { existsSync } from 'node:fs';
import type { KnowledgeSource } from '../knowledge/index.ts';
import { readContent } from './clauses/sources.ts';
import { Settings } from './config.ts';
import { readNewest } from './storage/read-newest.ts';

/** What the service of this folder's .env serves: the newest revision in its database. Throws DatabaseError and RevisionError, for people. */
export async function servedSource(): Promise<KnowledgeSource> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const url = Settings.shape.DATABASE_URL.parse(process.env.DATABASE_URL?.trim() || undefined);
  const { number, content } = await readNewest(url);
  return readContent(content, number);
}
