export { createSampleMission } from "./create-sample-mission";
export { packagedSample, type ReadSampleFile } from "./read-files";
export { type Sample, type SampleCapture, SampleSchema } from "./schema";
