import { Frame, Words } from "./frame";

export const signInLinkSubject = "Your link to sign in";

/** The one-use link that signs a person in. */
export function SignInLink({ url }: { url: string }) {
  return (
    <Frame preview="It works once, for a day." title="Sign in to Fairsplit" action={{ href: url, label: "Sign in" }} foot="The link works once and for a day. If you did not ask for it, nothing happens when you ignore this mail.">
      <Words>Press the button to sign in. No password is needed.</Words>
    </Frame>
  );
}
