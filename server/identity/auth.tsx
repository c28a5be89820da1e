import { betterAuth } from "better-auth";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { magicLink } from "better-auth/plugins/magic-link";
import { z } from "zod";
import * as tables from "@/db/schema/identity";
import { ConfirmAddress, confirmAddressSubject } from "@/emails/confirm-address";
import { RepresentationRequest, representationRequestSubject } from "@/emails/representation-request";
import { renderMail } from "@/emails/render";
import { SignInLink, signInLinkSubject } from "@/emails/sign-in-link";
import { env } from "../env";
import { type IdKind, newId } from "../kernel/ids";
import { database } from "../kernel/pool";
import { oneLine } from "../kernel/rules/one-line";
import { sendMail } from "../providers/mail";
import { sessionEnded } from "./note-session-end";
import { refuseSuspended } from "./refuse-suspended";

const representation = z.object({ rtr: z.object({ candidateName: z.string(), recruiterName: z.string(), firmName: z.string(), companyName: z.string(), jobTitle: z.string().nullable(), endsOn: z.string() }) });
const idKinds: Readonly<Record<string, IdKind>> = { user: "user", organization: "organization" };

/** A mailed link is read when there is time, and works once. Seconds. */
const LINK_SECONDS = 86_400;

function make() {
  return betterAuth({
    baseURL: env().APP_URL,
    secret: env().AUTH_SECRET,
    trustedOrigins: [env().APP_URL],
    database: drizzleAdapter(database(), { provider: "pg", usePlural: true, schema: tables }),
    emailAndPassword: { enabled: true, minPasswordLength: 10, maxPasswordLength: 200, autoSignIn: true },
    // A sign-in link would do to confirm an address as well, and take away a password chosen before: whoever chose it had proven nothing.
    emailVerification: { expiresIn: LINK_SECONDS, sendVerificationEmail: ({ user, token }) => mailConfirmation(user.email, token) },
    user: { additionalFields: { intent: { type: "string", required: false, input: true }, platformRole: { type: "string", required: false, input: false } } },
    session: { expiresIn: 30 * 86_400, additionalFields: { activeOrganizationId: { type: "string", required: false, input: false } } },
    databaseHooks: { user: { create: { before: nameOnOneLine }, update: { before: nameOnOneLine } }, session: { create: { before: ({ userId }, asking) => refuseSuspended(userId, asking) }, delete: { after: ({ userId }) => sessionEnded(userId) } } },
    rateLimit: { enabled: env().DEMO_MODE !== "1", storage: "database", modelName: "rateLimit" },
    advanced: { database: { generateId: ({ model }: { model: string }) => newId(idKinds[model] ?? "request") } },
    plugins: [magicLink({ expiresIn: LINK_SECONDS, storeToken: "hashed", sendMagicLink: mailLink })],
  });
}

/** A name stands in mails, records and texts that are hashed, in one line of them. */
const nameOnOneLine = <User extends { name?: string | undefined }>(user: User): Promise<{ data: User }> => Promise.resolve({ data: user.name === undefined ? user : { ...user, name: oneLine(user.name) } });

async function mailLink({ email, url, metadata }: { email: string; url: string; metadata?: Record<string, unknown> | undefined }): Promise<void> {
  const asked = representation.safeParse(metadata);
  const subject = asked.success ? representationRequestSubject(asked.data.rtr) : signInLinkSubject;
  const body = await renderMail(asked.success ? <RepresentationRequest url={url} {...asked.data.rtr} /> : <SignInLink url={url} />);
  await sendMail({ to: email, subject, ...body });
}

async function mailConfirmation(email: string, token: string): Promise<void> {
  const body = await renderMail(<ConfirmAddress url={`${env().APP_URL}/welcome/confirm?token=${token}`} />);
  await sendMail({ to: email, subject: confirmAddressSubject, ...body });
}

/** The address that a token speaks of, whoever signed it; null for what is no token. */
function addressIn(token: string): string | null {
  try {
    return z.object({ email: z.string() }).parse(JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8"))).email;
  } catch {
    return null;
  }
}

/**
 * Confirms a signed-in person's address by the token that was mailed there. A token for another account is not used: an account made in
 * somebody else's name gains nothing when they click. Out: false for a token that is over, false or another's.
 */
export async function confirmAddress(of: { email: string; token: string }): Promise<boolean> {
  if (addressIn(of.token) !== of.email) return false;
  return auth().api.verifyEmail({ query: { token: of.token } }).then(
    () => true,
    () => false,
  );
}

let made: ReturnType<typeof make> | undefined;

/** Sign-in, sessions and one-use links. Made at first use, from the environment. */
export function auth(): ReturnType<typeof make> {
  made ??= make();
  return made;
}
