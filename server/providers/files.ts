import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { AwsClient } from "aws4fetch";
import { env } from "../env";
import { assertOutsideTransaction } from "../kernel/database";

/** Where bytes are kept: a local folder, or any store that speaks S3 (DESIGN §6). Keys are made by us and carry no path of anybody's choosing. */
type Store = { put(key: string, bytes: Uint8Array): Promise<void>; get(key: string): Promise<Uint8Array | null>; remove(key: string): Promise<void> };

const KEY = /^[a-z0-9]{2}\/[a-z0-9]{30,80}$/;

function localStore(dir: string): Store {
  const place = (key: string) => path.join(/* turbopackIgnore: true */ dir, key);
  return {
    async put(key, bytes) {
      await mkdir(path.dirname(place(key)), { recursive: true });
      // Renamed when complete: a crash leaves no half of a file under its key.
      await writeFile(`${place(key)}.part`, bytes);
      await rename(`${place(key)}.part`, place(key));
    },
    async get(key) {
      return readFile(place(key)).catch((cause: NodeJS.ErrnoException) => {
        if (cause.code === "ENOENT") return null;
        throw cause;
      });
    },
    async remove(key) {
      await Promise.all([rm(place(key), { force: true }), rm(`${place(key)}.part`, { force: true })]);
    },
  };
}

type S3 = { endpoint: string; bucket: string; accessKeyId: string; secretAccessKey: string; region: string };

function s3Store(of: S3): Store {
  const client = new AwsClient({ accessKeyId: of.accessKeyId, secretAccessKey: of.secretAccessKey, region: of.region, service: "s3" });
  const call = async (method: string, key: string, body?: Uint8Array) => {
    const answer = await client.fetch(`${of.endpoint.replace(/\/$/, "")}/${of.bucket}/${key}`, { method, ...(body ? { body: new Uint8Array(body) } : {}) });
    if (!answer.ok && answer.status !== 404) throw new Error(`The file store answered ${answer.status} to ${method}.`);
    return answer;
  };
  return {
    async put(key, bytes) {
      if ((await call("PUT", key, bytes)).status === 404) throw new Error(`The file store has no bucket ${of.bucket}.`);
    },
    async get(key) {
      const answer = await call("GET", key);
      return answer.status === 404 ? null : new Uint8Array(await answer.arrayBuffer());
    },
    async remove(key) {
      await call("DELETE", key);
    },
  };
}

let store: Store | undefined;

function theStore(key: string): Store {
  assertOutsideTransaction("The file store");
  if (!KEY.test(key)) throw new Error(`${key} is no key of the file store.`);
  const { FILES_DIR, S3_ENDPOINT: endpoint, S3_BUCKET: bucket, S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey, S3_REGION: region } = env();
  store ??= endpoint && bucket && accessKeyId && secretAccessKey ? s3Store({ endpoint, bucket, accessKeyId, secretAccessKey, region }) : localStore(path.resolve(/* turbopackIgnore: true */ FILES_DIR));
  return store;
}

/** Keeps bytes under a key. Throws when the store did not take them. */
export const putBytes = (key: string, bytes: Uint8Array): Promise<void> => theStore(key).put(key, bytes);
/** The bytes under a key; null = there are none. */
export const getBytes = (key: string): Promise<Uint8Array | null> => theStore(key).get(key);
/** Forgets what is under a key; forgetting what is not there is no error. */
export const removeBytes = (key: string): Promise<void> => theStore(key).remove(key);
