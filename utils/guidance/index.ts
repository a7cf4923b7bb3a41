export { assessMission } from "./assess-mission";
export {
  emptyChecklist,
  hasRoomForOwn,
  withMark,
  withOwn,
  withoutOwn,
  withReminderOff,
  withReminderOn,
} from "./checklist";
export type { GuidanceInput } from "./input";
export { TRADES, tradeName, tradeOf } from "./trades";
