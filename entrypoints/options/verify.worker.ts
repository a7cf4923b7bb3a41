import { runVerifyWorker } from "@/utils/services/verify-worker";

runVerifyWorker(self);
