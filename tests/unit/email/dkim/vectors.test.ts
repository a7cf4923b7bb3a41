import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { MailAuthenticationSchema, utf8 } from "@/utils/core";
import { verifyMail } from "@/utils/email/dkim";
import { lookUpIn } from "./support/zone";

const MESSAGE = `From: Joe SixPack <joe@football.example.com>
To: Suzie Q <suzie@shopping.example.net>
Subject: Is dinner ready?
Date: Fri, 11 Jul 2003 21:00:37 -0700 (PDT)
Message-ID: <20030712040037.46341.5F8J@football.example.com>

Hi.

We lost the game. Are you hungry yet?

Joe.
`;

/** RFC 6376 appendix A.2, with errata 3192 (one blank in the body) and 4926 (the folds of `b=`). */
const RFC6376 = `DKIM-Signature: v=1; a=rsa-sha256; s=brisbane; d=example.com;
      c=simple/simple; q=dns/txt; i=joe@football.example.com;
      h=Received : From : To : Subject : Date : Message-ID;
      bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;
      b=AuUoFEfDxTDkHlLXSZEpZj79LICEps6eda7W3deTVFOk4yAUoqOB
      4nujc7YopdG5dWLSdNg6xNAZpOPr+kHxt1IrE+NahM6L/LbvaHut
      KVdkLLkpVaVVQPzeRDI009SO2Il5Lu7rDNH6mZckBdrIx0orEtZV
      4bmp/YzhwvcubU4=;
Received: from client1.football.example.com  [192.0.2.1]
      by submitserver.example.com with SUBMISSION;
      Fri, 11 Jul 2003 21:01:54 -0700 (PDT)
${MESSAGE}`.replaceAll("\n", "\r\n");

/** RFC 8463 appendix A.3. */
const RFC8463 = `DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed;
 d=football.example.com; i=@football.example.com;
 q=dns/txt; s=brisbane; t=1528637909; h=from : to :
 subject : date : message-id : from : subject : date;
 bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;
 b=/gCrinpcQOoIfuHNQIbq4pgh9kyIK3AQUdt9OdqQehSwhEIug4D11Bus
 Fa3bT3FY5OsU7ZbnKELq+eXdp1Q1Dw==
DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed;
 d=football.example.com; i=@football.example.com;
 q=dns/txt; s=test; t=1528637909; h=from : to : subject :
 date : message-id : from : subject : date;
 bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;
 b=F45dVWDfMbQDGHJFlXUNB2HKfbCeLRyhDXgFpEL8GwpsRe0IeIixNTe3
 DhCVlUrSjV4BwcVcOF6+FF3Zo9Rpo1tFOeS9mPYQTnGdaSGsgeefOsk2Jz
 dA+L10TeYt9BgDfQNZtKdN1WO//KgIqXP7OdEFE4LjFYNcUxZQ4FADY+8=
${MESSAGE}`.replaceAll("\n", "\r\n");

/** RFC 6376 appendix C, RFC 8463 appendix A.2. */
const lookUp = lookUpIn(
  new Map([
    [
      "brisbane._domainkey.example.com",
      [
        "v=DKIM1; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDwIRP/UC3SBsEmGqZ9ZJW3/DkMoGeLnQg1fWn7/zYt" +
          "IxN2SnFCjxOCKG9v3b4jYfcTNh5ijSsq631uBItLa7od+v/RtdC2UzJ1lWT947qR+Rcac2gbto/NMqJ0fzfVjH4OuKhi" +
          "tdY9tf6mcwGjaNBcWToIMmPSPDdQPNUYckcQ2QIDAQAB",
      ],
    ],
    [
      "brisbane._domainkey.football.example.com",
      ["v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="],
    ],
    [
      "test._domainkey.football.example.com",
      [
        "v=DKIM1; k=rsa; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDkHlOQoBTzWRiGs5V6NpP3idY6Wk08a5qhdR6wy5bdOKb2" +
          "jLQiY/J16JYi0Qvx/byYzCNb3W91y3FutACDfzwQ/BC/e/8uBsCR+yz1Lxj+PL6lHvqMKrM3rG4hstT5QjvHO9PzoxZyVYLzBfO2E" +
          "eC3Ip3G+2kryOTIKT+l/K4w3QIDAQAB",
      ],
    ],
  ]),
);

const NOW = "2026-03-01T09:30:00.000Z";
const verify = (mail: string) => verifyMail(utf8(mail), { lookUp, now: () => new Date(NOW) });

describe("the RFCs' own messages", () => {
  it("RFC 6376 appendix A verifies", async () => {
    const result = await verify(RFC6376);
    expect(result.signatures).toEqual([
      {
        domain: "example.com",
        selector: "brisbane",
        algorithm: "rsa-sha256",
        canonicalization: "simple/simple",
        signedFields: ["received", "from", "to", "subject", "date", "message-id"],
        identity: "joe@football.example.com",
        signedAt: null,
        expiresAt: null,
        bodyLengthBytes: null,
        keyBits: 1024,
        mathematics: "valid",
        verdict: "pass",
        reasons: [],
        warnings: [
          { code: "key-short", params: { bits: 1024 } },
          { code: "field-can-be-added", params: { field: "from" } },
          { code: "field-can-be-added", params: { field: "subject" } },
        ],
        alignment: "relaxed",
      },
    ]);
    expect(result).toMatchObject({
      judgedAt: NOW,
      complete: true,
      authorDomain: "football.example.com",
      summary: { code: "aligned", signature: 0 },
      arc: { result: "none" },
      warnings: [],
      dnsAnswers: [{ name: "brisbane._domainkey.example.com", status: "found" }],
    });
    expect(v.parse(MailAuthenticationSchema, JSON.parse(JSON.stringify(result)))).toEqual(result);
  });

  it("RFC 6376 as printed, with two blanks in the body, does not: the body has changed", async () => {
    const result = await verify(RFC6376.replace("game. Are", "game.  Are"));
    expect(result.signatures[0]).toMatchObject({
      mathematics: "invalid-body",
      verdict: "fail",
      reasons: [{ code: "body-changed", params: { header: "valid" } }],
    });
    expect(result.summary).toEqual({ code: "fail", signature: 0 });
  });

  it("RFC 8463 appendix A verifies twice, with Ed25519 and with RSA", async () => {
    const result = await verify(RFC8463.replace("game. Are", "game.  Are"));
    expect(
      result.signatures.map(({ algorithm, verdict, keyBits, alignment }) => [algorithm, verdict, keyBits, alignment]),
    ).toEqual([
      ["ed25519-sha256", "pass", 256, "strict"],
      ["rsa-sha256", "pass", 1024, "strict"],
    ]);
    expect(result.signatures[0]).toMatchObject({ signedAt: "2018-06-10T13:38:29.000Z", warnings: [] });
    expect(result.summary).toEqual({ code: "aligned", signature: 0 });
  });

  it("is the same message with the line feeds of Unix, and says so", async () => {
    const result = await verify(RFC6376.replaceAll("\r\n", "\n"));
    expect(result.signatures[0]?.verdict).toBe("pass");
    expect(result.warnings).toEqual([{ code: "line-breaks-restored", params: { count: 22 } }]);
  });
});
