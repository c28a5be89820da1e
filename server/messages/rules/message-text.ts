/** Letters of one message, counted as people count them (code points); the database's CHECK says the same. */
export const MESSAGE_LETTERS = 10_000;
