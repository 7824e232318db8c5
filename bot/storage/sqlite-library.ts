import type * as Packaged from '@photostructure/sqlite';

export interface SqliteLibrary {
  name: 'node:sqlite' | '@photostructure/sqlite';
  DatabaseSync: typeof Packaged.DatabaseSync;
}

/**
 * Node's own SQLite where it is there without a flag and can tell which statements return rows (22.16 on);
 * otherwise the package with the same functions.
 */
export async function sqliteLibrary(): Promise<SqliteLibrary> {
  const builtIn = nodesOwn();
  if (builtIn) return { name: 'node:sqlite', DatabaseSync: builtIn.DatabaseSync };
  const packaged = await import('@photostructure/sqlite');
  return { name: '@photostructure/sqlite', DatabaseSync: packaged.DatabaseSync };
}

function nodesOwn(): typeof Packaged | undefined {
  // The types of Node 20 know nothing of this module; the package declares the same ones.
  const library = withoutSqliteWarning(() => process.getBuiltinModule('node:sqlite')) as typeof Packaged | undefined;
  return library && 'columns' in (library.StatementSync.prototype as object) ? library : undefined;
}

/**
 * Node 22 warns once, while the module loads, that SQLite is experimental. Whoever starts the bot can do nothing about it, so that one
 * sentence is dropped; every other warning goes its way.
 */
function withoutSqliteWarning<T>(load: () => T): T {
  const emit: typeof process.emitWarning = Reflect.get(process, 'emitWarning');
  process.emitWarning = (warning: string | Error, ...rest: unknown[]) => {
    if (!String(warning).startsWith('SQLite is an experimental feature')) {
      Reflect.apply(emit, process, [warning, ...rest]);
    }
  };
  try {
    return load();
  } finally {
    process.emitWarning = emit;
  }
}
