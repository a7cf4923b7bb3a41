export { verifyMail } from "./verify-mail";
