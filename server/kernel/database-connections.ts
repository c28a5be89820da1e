import diagnostics from "node:diagnostics_channel";
import net from "node:net";
import postgres from "postgres";

/** How long a connection without work stays open, and after how long one is renewed anyway: what a session keeps at the server only grows. */
const IDLE_MS = 30_000;
const RENEWED_AFTER_MS = 45 * 60_000;
/** A statement with more parameters than this has a list in it, and hardly ever comes again with the same text. */
const PARAMETERS_OF_ONE_TEXT = 64;

/** Tells who listens, a race that wants to know whether it was one, when a statement or transaction has got a connection (1) and when it gives it back (-1). */
export const connectionsInUse = diagnostics.channel("fairsplit.connections-in-use");

/** One connection, with a client of the driver's to itself. `fail` ends what waits for it when it is lost. */
type Connection = { client: postgres.Sql; openedAt: number; idle: ReturnType<typeof setTimeout> | undefined; lost: boolean; fail: Set<(cause: Error) => void> };
type Unsafe = postgres.TransactionSql["unsafe"];
type InTransaction<T> = (tx: postgres.TransactionSql) => T | Promise<T>;

/** The connection to the database is gone: whether what was under way on it has been done is not known. */
class ConnectionLost extends Error {
  override name = "ConnectionLost";
  constructor() {
    super("The connection to the database was lost. Try again.");
  }
}

/**
 * Up to `most` connections, each for one statement or one transaction at a time, and thrown away for good once it was lost. Out: what drizzle asks of the driver's client.
 *
 * The driver's own pool takes a lost connection up again with whatever was on it: what a dead transaction still had to say is said within the next one, answers go to other questions, and a write that
 * was pending holds back the next greeting until it times out, or ends the process (porsager/postgres 1186, 1208, 1216). Here a client has one connection and one socket, once.
 */
export function openConnections(url: string, most: number) {
  const all = new Set<Connection>();
  /** Those without work, the last used last: the others grow old. */
  const free: Connection[] = [];
  const waiting: ((connection: Connection) => void)[] = [];
  /** How values are read and written; drizzle has its own ways for some, and says so before the first statement. */
  const options: Pick<postgres.Sql["options"], "parsers" | "serializers"> = { parsers: {}, serializers: {} };
  let closing = false;
  let settled = () => {};

  function open(): Connection {
    const connection: Connection = {
      client: postgres(url, { ...oneSocket(), max: 1, idle_timeout: 0, max_lifetime: null, onnotice: () => {}, onclose: () => lose(connection), connection: { TimeZone: "UTC", application_name: "fairsplit" } }),
      openedAt: performance.now(), idle: undefined, lost: false, fail: new Set(),
    };
    Object.assign(connection.client.options.parsers, options.parsers);
    Object.assign(connection.client.options.serializers, options.serializers);
    all.add(connection);
    return connection;
  }
  /** Called by the driver in the same step in which it fails what it was asked: nothing else runs in between. */
  function lose(connection: Connection): void {
    connection.lost = true;
    for (const fail of connection.fail) fail(new ConnectionLost());
    if (free.includes(connection)) void discard(connection);
  }
  function discard(connection: Connection): Promise<void> {
    clearTimeout(connection.idle);
    if (free.includes(connection)) free.splice(free.indexOf(connection), 1);
    all.delete(connection);
    return connection.client.end({ timeout: 1 });
  }
  async function take(): Promise<Connection> {
    if (closing) throw new Error("The database was closed.");
    const connection = free.pop() ?? (all.size < most ? open() : await new Promise<Connection>((resolve) => void waiting.push(resolve)));
    clearTimeout(connection.idle);
    return connection;
  }
  function giveBack(connection: Connection, sound: boolean): void {
    const kept = sound && !connection.lost && performance.now() - connection.openedAt < RENEWED_AFTER_MS;
    if (!kept) void discard(connection);
    const next = waiting.shift();
    if (next) next(kept ? connection : open());
    else if (kept) {
      free.push(connection);
      connection.idle = setTimeout(() => void discard(connection), IDLE_MS);
    }
    settled();
  }
  async function onOne<T>(work: (connection: Connection) => PromiseLike<T>): Promise<T> {
    const connection = await take();
    let sound = true;
    connectionsInUse.publish(1);
    try {
      return await orLost(connection, work);
    } catch (cause) {
      sound = !isOfConnection(cause);
      throw cause;
    } finally {
      connectionsInUse.publish(-1);
      giveBack(connection, sound);
    }
  }

  return {
    options,
    /** Asks one statement, on any connection; `values()` makes rows of lists. It must be awaited, or chosen to be, in the step in which it is made. */
    unsafe(...[text, parameters, how]: Parameters<Unsafe>) {
      let asLists = false;
      const rows = Promise.resolve().then(() => onOne((connection) => {
        const asked = connection.client.unsafe(text, parameters, prepared(parameters, how));
        return asLists ? asked.values() : asked;
      }));
      return Object.assign(rows, { values: () => ((asLists = true), rows) });
    },
    /** Runs a transaction on one connection. Rejects when that is lost, at once, and lets nothing more of it be said. */
    begin: <T>(work: InTransaction<T>) => onOne((connection) => connection.client.begin((tx) => unlessLost(connection, () => work(guarded(connection, tx))))),
    /** Takes no more work, and closes all as soon as nothing is under way, or after so many seconds. */
    async end({ timeout }: { timeout?: number } = {}): Promise<void> {
      closing = true;
      const busy = () => all.size > free.length;
      if (busy()) {
        await new Promise<void>((resolve) => {
          const soon = timeout === undefined ? undefined : setTimeout(resolve, timeout * 1_000);
          settled = () => {
            if (busy()) return;
            clearTimeout(soon);
            resolve();
          };
        });
      }
      await Promise.all([...all].map(discard));
    },
  };
}

/** A client's socket: there is no second one, whatever the driver may still have to say. */
function oneSocket() {
  let made = false;
  return {
    socket({ host: [host = "localhost"], port: [port = 5_432], path }: { host: string[]; port: number[]; path: string | false | undefined }) {
      if (made) throw new ConnectionLost();
      made = true;
      // The driver reads the name for TLS from the socket.
      return Object.assign(path ? net.connect({ path }) : net.connect({ host, port }), { host });
    },
  };
}

/** What works on a connection, which ends with it: the driver leaves some of its questions without an answer then. */
function orLost<T>(connection: Connection, work: (connection: Connection) => PromiseLike<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const over = <V>(tell: (value: V) => void) => (value: V) => {
      connection.fail.delete(reject);
      tell(value);
    };
    connection.fail.add(reject);
    work(connection).then(over(resolve), over(reject));
  });
}

/** A transaction's part. Once its connection is lost it neither ends nor fails: the driver would say COMMIT or ROLLBACK to nobody, or to somebody else. */
async function unlessLost<T>(connection: Connection, work: () => T | Promise<T>): Promise<T> {
  try {
    const done = await work();
    if (!connection.lost) return done;
  } catch (cause) {
    if (!connection.lost) throw cause;
  }
  return new Promise<never>(() => {});
}

/** A transaction that says nothing more once its connection is lost. */
function guarded(connection: Connection, tx: postgres.TransactionSql): postgres.TransactionSql {
  const unsafe = tx.unsafe.bind(tx);
  const savepoint = tx.savepoint.bind(tx);
  const still = () => {
    if (connection.lost) throw new ConnectionLost();
  };
  tx.unsafe = (text, parameters, how) => {
    still();
    return unsafe(text, parameters, prepared(parameters, how));
  };
  tx.savepoint = <T>(first: string | InTransaction<T>, second?: InTransaction<T>) => {
    still();
    const work = typeof first === "string" ? second : first;
    return savepoint((part) => unlessLost(connection, () => work?.(guarded(connection, part))));
  };
  return tx;
}

/**
 * drizzle asks for every statement to be parsed and planned anew, in a round trip of its own. Ours have few texts, so each connection prepares
 * them once, as the driver does by default; connections are renewed within the hour.
 */
function prepared(parameters: Parameters<Unsafe>[1], how: Parameters<Unsafe>[2]): Parameters<Unsafe>[2] {
  return { ...how, prepare: (parameters?.length ?? 0) <= PARAMETERS_OF_ONE_TEXT };
}

/** Whether something failed for want of a sound connection, and not by the server's word on what it was asked. */
function isOfConnection(cause: unknown): boolean {
  for (let error = cause; error instanceof Error; error = error.cause) {
    if (error instanceof ConnectionLost) return true;
    if (error instanceof postgres.PostgresError) return error.severity === "FATAL" || error.severity === "PANIC";
    if ("code" in error && typeof error.code === "string" && /^(CONNECT|E[A-Z])/.test(error.code)) return true;
  }
  return false;
}
