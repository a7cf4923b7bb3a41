export { runVerifyWorker, type VerifyOrder } from "./verify-worker";
