import { runMailReader } from "@/utils/services/mail-import";

runMailReader(self);
