import { type NextRequest, NextResponse } from "next/server";

/** Tells pages their own address, so that whoever must sign in first comes back to it. It decides nothing: each procedure authorizes itself. */
export function proxy(request: NextRequest): NextResponse {
  const headers = new Headers(request.headers);
  headers.set("x-here", `${request.nextUrl.pathname}${request.nextUrl.search}`);
  return NextResponse.next({ request: { headers } });
}

export const config = { matcher: ["/portal/:path*", "/company/:path*", "/settings/:path*", "/marketplace/:path*", "/admin/:path*", "/conversation/:path*"] };
