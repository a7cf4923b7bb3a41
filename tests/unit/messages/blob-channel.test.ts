import { describe, expect, it } from "vitest";
import { offerBlobs, receiveBlobs, sendBlobs, takeOfferedBlobs } from "@/utils/messages/blob-channel";

describe("blob channel", () => {
  it("sends blobs, and null for one that is not there", async () => {
    const channel = crypto.randomUUID();
    const received = receiveBlobs(channel);
    sendBlobs(channel, [null]);
    expect(await received).toEqual([null]);
  });

  it("hands over what is offered to whoever asks, in one context too", async () => {
    const channel = crypto.randomUUID();
    const withdraw = offerBlobs(channel, [new Blob(["a"]), new Blob(["bc"])]);
    expect((await takeOfferedBlobs(channel)).map((blob) => blob?.size)).toEqual([1, 2]);
    withdraw();
  });

  it("says so when nothing comes", async () => {
    await expect(takeOfferedBlobs(crypto.randomUUID(), 20)).rejects.toMatchObject({ code: "file-unreadable" });
  });
});
