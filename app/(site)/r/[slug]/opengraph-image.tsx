import { readFile } from "node:fs/promises";
import path from "node:path";
import { ImageResponse } from "next/og";
import { placementsText } from "@/components/profiles/profile-words";
import { initialsOf } from "@/server/profiles/rules/initials";
import { publicRecruiter } from "../../public-profiles";

export const alt = "A recruiter's profile on Fairsplit";
export const size = { width: 1200, height: 630 };
export const contentType = "image/png";

/** The light theme's paper, ink and green as a picture knows them: it reads no style sheet. */
const colour = { paper: "#fbfaf6", ink: "#17211c", quiet: "#56605a", line: "#dfe1dc", green: "#10513a", tint: "#e9f3ee" };

/** Letters that our own font draws. A letter that it lacks would be fetched from elsewhere, so a text with one is left out of the picture. */
const drawable = (text: string) => /^[\p{Script=Latin}\p{Script=Cyrillic}\p{N}\s.,:;!?'"’“”()&/+–—-]*$/u.test(text);
const shortened = (text: string, most: number) => (text.length > most ? `${text.slice(0, most - 3).trimEnd()}...` : text);
const font = (name: string) => readFile(path.join(process.cwd(), "node_modules/geist/dist/fonts/geist-sans", name));

/** The picture that stands for a recruiter's page where its address is shared. */
export default async function RecruiterPicture({ params }: { params: Promise<{ slug: string }> }) {
  const recruiter = await publicRecruiter((await params).slug);
  const [regular, semibold] = await Promise.all([font("Geist-Regular.ttf"), font("Geist-SemiBold.ttf")]);
  const name = drawable(recruiter.name) ? shortened(recruiter.name, 44) : "A recruiter on Fairsplit";
  const lines = [drawable(recruiter.firmName) ? shortened(recruiter.firmName, 60) : "", drawable(recruiter.headline) ? shortened(recruiter.headline, 120) : ""];
  return new ImageResponse(
    (
      <div style={{ width: "100%", height: "100%", display: "flex", flexDirection: "column", justifyContent: "space-between", padding: 72, background: colour.paper, color: colour.ink, fontFamily: "Geist" }}>
        <div style={{ display: "flex", gap: 40 }}>
          <div style={{ width: 132, height: 132, borderRadius: 66, flexShrink: 0, display: "flex", alignItems: "center", justifyContent: "center", background: colour.tint, color: colour.green, fontSize: 52, fontWeight: 600 }}>{drawable(recruiter.name) ? initialsOf(recruiter.name) : "R"}</div>
          <div style={{ display: "flex", flexDirection: "column", flex: 1 }}>
            <div style={{ fontSize: 60, fontWeight: 600, lineHeight: 1.1 }}>{name}</div>
            <div style={{ fontSize: 32, color: colour.quiet, marginTop: 8 }}>{lines[0]}</div>
            <div style={{ fontSize: 36, marginTop: 36, lineHeight: 1.35 }}>{lines[1]}</div>
          </div>
        </div>
        <div style={{ display: "flex", justifyContent: "space-between", borderTop: `2px solid ${colour.line}`, paddingTop: 32, fontSize: 28 }}>
          <div style={{ color: colour.quiet }}>{`${placementsText(recruiter.placements)} · Candidates never pay`}</div>
          <div style={{ fontWeight: 600, color: colour.green }}>Fairsplit</div>
        </div>
      </div>
    ),
    { ...size, fonts: [{ name: "Geist", data: regular, weight: 400 }, { name: "Geist", data: semibold, weight: 600 }] },
  );
}
