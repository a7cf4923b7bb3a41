import type { LookUpTxt } from "@/utils/email/dns";

/** TXT records by name; `fails` for a name whose servers do not answer. */
export type Zone = ReadonlyMap<string, readonly string[] | "fails">;

/** The zone as the verifier asks it. */
export function lookUpIn(zone: Zone): LookUpTxt {
  return async (name) => {
    const records = zone.get(name);
    const asked = { name, resolver: "https://resolver.example/", askedAt: "2026-03-01T09:30:00.000Z" };
    if (records === "fails") return { ...asked, status: "temporary", reason: "server-failure", detail: "" };
    const status = records ? "found" : "no-record";
    return { ...asked, status, records: [...(records ?? [])], authenticated: false };
  };
}

/** The zone as mailauth asks it: `dns.resolve` of Node. */
export function resolverIn(zone: Zone) {
  return async (name: string): Promise<string[][]> => {
    const records = zone.get(name.toLowerCase());
    if (records === "fails") throw Object.assign(new Error("SERVFAIL"), { code: "ESERVFAIL" });
    if (!records) throw Object.assign(new Error("not found"), { code: "ENOTFOUND" });
    return records.map((record) => [record]);
  };
}
