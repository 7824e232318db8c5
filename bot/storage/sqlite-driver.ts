import {
  CompiledQuery,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  type SqliteDatabase,
} from 'kysely';

/** Writes of this moment: in one transaction, acknowledged together once it is committed. */
interface Batch {
  /** Survives a power cut; otherwise the end of the process only. */
  durable: boolean;
  committed: Promise<void>;
  succeed(): void;
  fail(error: unknown): void;
}

// What a power cut may take the last second of: who was greeted, which message answers which, which buttons work, what found no
// answer. Waiting for the disk three times a question costs as much as the answer. A durable write takes what came before along.
const LOSS_IS_BEARABLE = ['person', 'reply', 'offer', 'unanswered'];

/**
 * Kysely's dialect for one SQLite connection, as its own, but that single writes which come together share a commit, and that
 * only writes whose loss would matter wait for the disk (synchronous=FULL). Nothing is acknowledged before its commit;
 * transactions run alone, and always wait for the disk.
 */
export function sqliteDialect(database: SqliteDatabase): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => createDriver(database),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

function createDriver(database: SqliteDatabase): Driver {
  let batch: Batch | undefined;
  /** Whose transaction is running. */
  let owner: DatabaseConnection | undefined;
  let ownerLeaves: (() => void) | undefined;
  let ownerLeft = Promise.resolve();

  const run = ({ sql, parameters }: CompiledQuery): QueryResult<never> => {
    const statement = database.prepare(sql);
    if (statement.reader) return { rows: statement.all(parameters) as never[] };
    const { changes, lastInsertRowid } = statement.run(parameters);
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
  };
  const raw = (sql: string) => run(CompiledQuery.raw(sql));

  const commitBatch = () => {
    const ended = batch;
    batch = undefined;
    if (ended === undefined) return;
    try {
      raw('commit');
      ended.succeed();
    } catch (error) {
      // A full disk: SQLite may have rolled back by itself, and none of the batch may be acknowledged.
      raw('rollback');
      ended.fail(error);
    }
  };
  let synchronous = '';
  const begin = ({ durable }: { durable: boolean }) => {
    const wanted = durable ? 'full' : 'normal';
    // Not possible within a transaction.
    if (wanted !== synchronous) raw(`pragma synchronous = ${wanted}`);
    synchronous = wanted;
    raw('begin');
  };
  const openBatch = (durable: boolean): Batch => {
    begin({ durable });
    // Runs when everything that came in at this moment has been looked at.
    setImmediate(commitBatch);
    return promised({ durable });
  };

  const leave = (connection: DatabaseConnection) => {
    if (owner !== connection) return;
    owner = undefined;
    ownerLeaves?.();
  };

  const connect = (): DatabaseConnection => {
    const connection: DatabaseConnection = {
      async executeQuery(query) {
        if (owner === connection) return run(query);
        const written = writtenBy(query);
        // What a read shows may be acted on, so it waits until nothing of it could still be undone.
        while (owner !== undefined || (batch !== undefined && written === undefined)) {
          await (owner === undefined ? batch?.committed.catch(() => undefined) : ownerLeft);
        }
        if (written === undefined) return run(query);
        const durable = !LOSS_IS_BEARABLE.includes(written);
        if (batch?.durable === !durable) commitBatch();
        batch ??= openBatch(durable);
        const { committed } = batch;
        // A statement that fails undoes itself alone; the others of the batch stand.
        const result = run(query);
        await committed;
        return result;
      },
      streamQuery() {
        throw new TypeError('Rows are not streamed from SQLite: select them in pages.');
      },
    };
    return connection;
  };

  return {
    init: () => Promise.resolve(),
    acquireConnection: () => Promise.resolve(connect()),
    async beginTransaction(connection) {
      while (owner !== undefined) await ownerLeft;
      commitBatch();
      begin({ durable: true });
      owner = connection;
      ownerLeft = new Promise((resolve) => (ownerLeaves = resolve));
    },
    // eslint-disable-next-line @typescript-eslint/require-await -- Kysely wants promises, SQLite answers at once
    async commitTransaction(connection) {
      raw('commit');
      leave(connection);
    },
    // eslint-disable-next-line @typescript-eslint/require-await
    async rollbackTransaction(connection) {
      try {
        raw('rollback');
      } finally {
        leave(connection);
      }
    },
    // eslint-disable-next-line @typescript-eslint/require-await
    async releaseConnection(connection) {
      leave(connection);
    },
    // eslint-disable-next-line @typescript-eslint/require-await
    async destroy() {
      commitBatch();
      database.close();
    },
  };
}

/** The table that a query writes to; undefined for everything else. */
function writtenBy({ sql }: CompiledQuery): string | undefined {
  return /^(?:insert into|update|delete from) "(\w+)"/.exec(sql)?.[1];
}

function promised({ durable }: { durable: boolean }): Batch {
  let [succeed, fail]: [() => void, (error: unknown) => void] = [() => undefined, () => undefined];
  const committed = new Promise<void>((resolve, reject) => {
    [succeed, fail] = [resolve, reject];
  });
  // Whoever wrote waits for it; where every statement failed nobody does.
  committed.catch(() => undefined);
  return { durable, committed, succeed, fail };
}
