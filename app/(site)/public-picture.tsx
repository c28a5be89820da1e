import { readFile } from "node:fs/promises";
import path from "node:path";
import { ImageResponse } from "next/og";
import { initialsOf } from "@/server/profiles/rules/initials";
import { drawable, shortened } from "./drawable";
import { lettersOf } from "./font-letters";

/** The light theme's paper, ink and green as a picture knows them: it reads no style sheet. */
const colour = { paper: "#fbfaf6", ink: "#17211c", quiet: "#56605a", line: "#dfe1dc", green: "#10513a", tint: "#e9f3ee" };

const font = (file: string) => readFile(path.join(process.cwd(), "node_modules", file));
const readFonts = async () => {
  const [regular, semibold, wide, wideBold] = await Promise.all([font("geist/dist/fonts/geist-sans/Geist-Regular.ttf"), font("geist/dist/fonts/geist-sans/Geist-SemiBold.ttf"), font("dejavu-fonts-ttf/ttf/DejaVuSans.ttf"), font("dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf")]);
  const both = (a: ReadonlySet<number>, b: ReadonlySet<number>) => new Set([...a].filter((letter) => b.has(letter)));
  return {
    // What is drawn in either weight.
    letters: new Set([...both(lettersOf(regular), lettersOf(semibold)), ...both(lettersOf(wide), lettersOf(wideBold))]),
    faces: [{ name: "Geist", data: regular, weight: 400 as const }, { name: "Geist", data: semibold, weight: 600 as const }, { name: "DejaVu Sans", data: wide, weight: 400 as const }, { name: "DejaVu Sans", data: wideBold, weight: 600 as const }],
  };
};
/** The picture that stands for a public page where its address is shared. In: whose page it is, what it is called where its name cannot be drawn, and what is said of it; `square` for a firm. */
export async function publicPicture(of: { name: string; otherwise: string; under: string; text: string; foot: string; square?: boolean }): Promise<ImageResponse> {
  const { letters, faces } = await readFonts();
  const name = drawable(of.name, letters);
  const said = (text: string, most: number) => shortened(drawable(text, letters) ?? "", most);
  return new ImageResponse(
    (
      <div style={{ width: "100%", height: "100%", display: "flex", flexDirection: "column", justifyContent: "space-between", padding: 72, background: colour.paper, color: colour.ink, fontFamily: "Geist, DejaVu Sans" }}>
        <div style={{ display: "flex", gap: 40 }}>
          <div style={{ width: 132, height: 132, borderRadius: of.square ? 24 : 66, flexShrink: 0, display: "flex", alignItems: "center", justifyContent: "center", background: colour.tint, color: colour.green, fontSize: 52, fontWeight: 600 }}>{name === null ? "F" : initialsOf(name)}</div>
          <div style={{ display: "flex", flexDirection: "column", flex: 1 }}>
            <div style={{ fontSize: 60, fontWeight: 600, lineHeight: 1.1 }}>{shortened(name ?? of.otherwise, 44)}</div>
            <div style={{ fontSize: 32, color: colour.quiet, marginTop: 8 }}>{said(of.under, 60)}</div>
            <div style={{ fontSize: 36, marginTop: 36, lineHeight: 1.35 }}>{said(of.text, 120)}</div>
          </div>
        </div>
        <div style={{ display: "flex", justifyContent: "space-between", borderTop: `2px solid ${colour.line}`, paddingTop: 32, fontSize: 28 }}>
          <div style={{ color: colour.quiet }}>{of.foot}</div>
          <div style={{ fontWeight: 600, color: colour.green }}>Fairsplit</div>
        </div>
      </div>
    ),
    { width: 1200, height: 630, fonts: faces },
  );
}
