import { throttle } from "nuqs";

/**
 * What is typed into a search reaches the address at most this often. What is chosen by a click must go there at once:
 * an address that changes after a link was followed calls the visitor back to the list.
 */
export const whileTyping = { limitUrlUpdates: throttle(300) };
