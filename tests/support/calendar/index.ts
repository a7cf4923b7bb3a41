export { block, type Calendar, type CalendarBehaviour, startCalendar } from "./calendar";
