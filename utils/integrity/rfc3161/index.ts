export * from "./check-timestamp";
export * from "./qualified-services";
export * from "./qualified-snapshot";
export * from "./timestamp-query";
export * from "./token-checks";
