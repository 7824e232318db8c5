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

/** Writes of this moment: in one transaction, acknowledged together once it is on the disk. */
interface Batch {
  onDisk: Promise<void>;
  succeed(): void;
  fail(error: unknown): void;
}

const WRITES = ['InsertQueryNode', 'UpdateQueryNode', 'DeleteQueryNode'];

/**
 * Kysely's dialect for one SQLite connection, as its own, but that single writes which come together share a commit. Waiting
 * for the disk is what a write costs (with synchronous=FULL), and sixteen people asking at once wait once instead of sixteen
 * times. Nothing is acknowledged before it is on the disk; transactions run alone.
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
  const openBatch = (): Batch => {
    raw('begin');
    // Runs when everything that came in at this moment has been looked at.
    setImmediate(commitBatch);
    return promised();
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
        const writes = WRITES.includes(query.query.kind);
        // What a read shows may be acted on, so it waits until nothing of it could still be undone.
        while (owner !== undefined || (batch !== undefined && !writes)) {
          await (owner === undefined ? batch?.onDisk.catch(() => undefined) : ownerLeft);
        }
        if (!writes) return run(query);
        batch ??= openBatch();
        const { onDisk } = batch;
        // A statement that fails undoes itself alone; the others of the batch stand.
        const result = run(query);
        await onDisk;
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
      raw('begin');
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

function promised(): Batch {
  let [succeed, fail]: [() => void, (error: unknown) => void] = [() => undefined, () => undefined];
  const onDisk = new Promise<void>((resolve, reject) => {
    [succeed, fail] = [resolve, reject];
  });
  // Whoever wrote waits for it; where every statement failed nobody does.
  onDisk.catch(() => undefined);
  return { onDisk, succeed, fail };
}
