import { browser } from "wxt/browser";

/** Has `onAlarm` called then, the background woken if need be; null: no more. Chromium waits half a minute at least. */
export function setAlarm(name: string, time: Date | null): void {
  if (time === null) void browser.alarms.clear(name);
  else browser.alarms.create(name, { when: time.getTime() });
}

export function onAlarm(name: string, listener: () => void): void {
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === name) listener();
  });
}
