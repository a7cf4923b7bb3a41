export { type OrderContext, runOrders, type WorkerNews, type WorkerScope } from "./run-orders";
