// Runs before the popup's own code is even read: the background wakes and opens its database meanwhile.
void (globalThis.browser ?? chrome).runtime.sendMessage({ request: "missions.list", payload: {} });
