import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { AuthenticationResultsSchema, MAIL_LIMITS, ReceivedSchema } from "@/utils/core";
import { authenticationResults, receivedChain } from "@/utils/email/message";
import { splitMessage } from "@/utils/email/raw";
import { bytes } from "../../../fixtures/mail/build";

const message = (...fields: string[]) => splitMessage(bytes(`${fields.join("\r\n")}\r\n\r\n`));

describe("receivedChain", () => {
  it("reads the way of a message, the last stop first", () => {
    const chain = receivedChain(
      message(
        "Received: from relais.fai.test (relais.fai.test [192.0.2.7])",
        " by mx.conseil.example (Postfix) with ESMTPS id 4F2A9",
        " for <marc@conseil.example>; Tue, 03 Mar 2026 10:15:04 +0100 (CET)",
        "Subject: entre deux",
        "Received: by relais.fai.test; Tue, 03 Mar 2026 09:15:02 GMT",
      ),
    );
    expect(chain).toEqual([
      {
        from: "relais.fai.test (relais.fai.test [192.0.2.7])",
        by: "mx.conseil.example (Postfix)",
        with: "ESMTPS",
        id: "4F2A9",
        date: "2026-03-03T09:15:04.000Z",
        raw: expect.stringContaining("for <marc@conseil.example>; Tue"),
      },
      {
        from: null,
        by: "relais.fai.test",
        with: null,
        id: null,
        date: "2026-03-03T09:15:02.000Z",
        raw: "by relais.fai.test; Tue, 03 Mar 2026 09:15:02 GMT",
      },
    ]);
  });

  it("is not led astray by semicolons and words in comments", () => {
    const [stop] = receivedChain(
      message("Received: from a (HELO by; 1 Jan 2000 00:00 GMT (with)) by b with SMTP; 3 Mar 2026 10:15 GMT"),
    );
    expect(stop).toMatchObject({
      from: "a (HELO by; 1 Jan 2000 00:00 GMT (with))",
      by: "b",
      with: "SMTP",
      date: "2026-03-03T10:15:00.000Z",
    });
  });

  it("gives what there is of a field without clauses or date", () => {
    expect(receivedChain(message("Received: (qmail 1 invoked)"))[0]).toEqual({
      from: null,
      by: null,
      with: null,
      id: null,
      date: null,
      raw: "(qmail 1 invoked)",
    });
  });
});

describe("authenticationResults", () => {
  it("reads what RFC 8601 gives as examples", () => {
    expect(
      authenticationResults(
        message(
          "Authentication-Results: example.com;",
          "          auth=pass (cram-md5) smtp.auth=sender@example.com;",
          "          spf=pass smtp.mailfrom=example.com",
          "Authentication-Results: foo.example.net (foobar) 1 (baz);",
          "          dkim (Because I like it) / 1 (One yay) = (wait for it) fail",
          "            policy (A dot can go here) . (like that) expired",
          "            (this surprised me) = (as I wasn't expecting it) 1362471462",
          "Authentication-Results: example.org 1; none",
        ),
      ).map(({ authservId, results }) => ({ authservId, results })),
    ).toEqual([
      {
        authservId: "example.com",
        results: [
          {
            method: "auth",
            result: "pass",
            reason: null,
            properties: [{ name: "smtp.auth", value: "sender@example.com" }],
          },
          {
            method: "spf",
            result: "pass",
            reason: null,
            properties: [{ name: "smtp.mailfrom", value: "example.com" }],
          },
        ],
      },
      {
        authservId: "foo.example.net",
        results: [
          {
            method: "dkim",
            result: "fail",
            reason: null,
            properties: [{ name: "policy.expired", value: "1362471462" }],
          },
        ],
      },
      { authservId: "example.org", results: [] },
    ]);
  });

  it("reads what large receivers write", () => {
    const [google, outlook] = authenticationResults(
      message(
        "Authentication-Results: mx.google.com;",
        '       dkim=pass header.i=@atelier.example header.s=s1 header.b="abc=";',
        "       arc=pass (i=1 spf=pass spfdomain=atelier.example);",
        '       dmarc=fail reason="not aligned" (p=NONE sp=NONE) header.from=atelier.example',
        "Authentication-Results: spf=pass (sender IP is 192.0.2.7)",
        " smtp.mailfrom=atelier.example; dkim=none (message not signed) header.d=none",
      ),
    );
    expect(google?.results.map(({ method, result, reason }) => [method, result, reason])).toEqual([
      ["dkim", "pass", null],
      ["arc", "pass", null],
      ["dmarc", "fail", "not aligned"],
    ]);
    expect(google?.results[0]?.properties).toEqual([
      { name: "header.i", value: "@atelier.example" },
      { name: "header.s", value: "s1" },
      { name: "header.b", value: "abc=" },
    ]);
    expect(outlook).toMatchObject({
      authservId: null,
      results: [{ method: "spf" }, { method: "dkim", result: "none" }],
    });
  });
});

describe("trace fields", () => {
  it("never throw and never grow beyond their schemas, whatever stands in them", () => {
    const hostile = fc.array(
      fc.oneof(
        fc.constantFrom(...'();="\\/. \t'),
        fc.constantFrom("from", "by", "spf=pass ", "\u202e", "\xff"),
        fc.string(),
      ),
      { maxLength: 80 },
    );
    fc.assert(
      fc.property(hostile, fc.integer({ min: 1, max: 3_000 }), (pieces, repeat) => {
        const value = pieces
          .join("")
          .replace(/[\r\n]/g, "")
          .repeat(repeat)
          .slice(0, 30_000);
        const fields = ["received", "authentication-results"].map((name) => ({ name, raw: value, value }));
        for (const stop of receivedChain({ fields })) expect(v.is(ReceivedSchema, stop)).toBe(true);
        for (const result of authenticationResults({ fields })) {
          expect(v.is(AuthenticationResultsSchema, result)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("are read up to a limit", () => {
    const fields = Array.from({ length: 5_000 }, () => ({ name: "received", raw: "", value: "by b" }));
    expect(receivedChain({ fields })).toHaveLength(MAIL_LIMITS.traceFields);
  });
});
