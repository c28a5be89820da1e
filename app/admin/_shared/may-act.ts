import { serverApi } from "../../trpc/server";

/** Whether this admin may move money or rules. Support may look; each procedure checks again. */
export async function mayAct(): Promise<boolean> {
  const { me } = await (await serverApi()).identity.me({});
  return me?.platformRole === "finance" || me?.platformRole === "owner";
}
