import { beforeEach, describe, expect, it, vi } from "vitest";
import { NoticeStore, UNDO_MS } from "../../../../components/ui/notices/notice-store";

let store: NoticeStore;
const undo = vi.fn();
const execute = vi.fn();

/** An erasure as the desk announces it. */
const show = () =>
  store.show({
    tone: "info",
    text: "about to be erased",
    durationMs: UNDO_MS,
    action: { label: "Undo", run: undo },
    onExpire: execute,
  });

beforeEach(() => {
  vi.useFakeTimers();
  store = new NoticeStore();
  return () => {
    vi.useRealTimers();
  };
});

describe("a notice that can be undone", () => {
  it("acts when its time is over, not before", () => {
    show();
    vi.advanceTimersByTime(UNDO_MS - 1);
    expect(execute).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(execute).toHaveBeenCalledOnce();
    expect(store.getSnapshot()).toEqual([]);
  });

  it("never acts once undone", () => {
    const id = show();
    store.act(id);
    vi.advanceTimersByTime(10 * UNDO_MS);
    expect(undo).toHaveBeenCalledOnce();
    expect(execute).not.toHaveBeenCalled();
  });

  it("does not undo twice", () => {
    const id = show();
    store.act(id);
    store.act(id);
    store.expire(id);
    expect(undo).toHaveBeenCalledOnce();
    expect(execute).not.toHaveBeenCalled();
  });
});

describe("pausing", () => {
  it("stops every clock and goes on with what was left", () => {
    show();
    vi.advanceTimersByTime(UNDO_MS - 1_000);
    store.pause();
    vi.advanceTimersByTime(60_000);
    expect(execute).not.toHaveBeenCalled();
    store.resume();
    vi.advanceTimersByTime(999);
    expect(execute).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(execute).toHaveBeenCalledOnce();
  });

  it("holds a notice that comes meanwhile", () => {
    show();
    store.pause();
    show();
    vi.advanceTimersByTime(60_000);
    expect(store.getSnapshot()).toHaveLength(2);
    store.resume();
    vi.advanceTimersByTime(UNDO_MS);
    expect(execute).toHaveBeenCalledTimes(2);
  });

  it("ends with the last notice, which may vanish under the pointer", () => {
    const id = show();
    store.pause();
    store.act(id);
    show();
    vi.advanceTimersByTime(UNDO_MS);
    expect(execute).toHaveBeenCalledOnce();
  });
});

it("tells its listeners of each change", () => {
  const listener = vi.fn();
  const stop = store.subscribe(listener);
  const id = show();
  store.expire(id);
  stop();
  show();
  expect(listener).toHaveBeenCalledTimes(2);
});
