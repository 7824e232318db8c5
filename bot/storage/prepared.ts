import type { Compilable, Kysely, QueryResult } from 'kysely';
import type { Schema } from './schema.ts';

type Value = string | number | null;

/** Stands in a query for a value that comes later. */
interface Blank {
  blank: string;
}

/**
 * A query that every question asks, put into SQL once: Kysely takes longer over that than the database over the answer.
 * `build` gets a blank for each value by its name, and must put it nowhere but where the database takes a parameter.
 */
export function prepared<Values extends Record<string, Value>, Row>(
  db: Kysely<Schema>,
  build: (blank: <Name extends keyof Values & string>(name: Name) => Values[Name]) => Compilable<Row>,
): (values: Values) => Promise<QueryResult<Row>> {
  const compiled = build((name) => ({ blank: name }) as never).compile();
  return (values) =>
    db.executeQuery({
      ...compiled,
      parameters: compiled.parameters.map((parameter) => (isBlank(parameter) ? values[parameter.blank] : parameter)),
    });
}

const isBlank = (parameter: unknown): parameter is Blank =>
  typeof parameter === 'object' && parameter !== null && 'blank' in parameter;
