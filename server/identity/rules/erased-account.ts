/** How a person is called who was erased, wherever their name stood. */
export const ERASED_NAME = "A person who left";

const ending = "@erased.invalid";

/** The address in the place of an erased one: nobody can have it, and nothing is ever sent there. */
export const erasedAddress = (userId: string): string => `${userId.toLowerCase()}${ending}`;

/** Whether an address is one of an erased person. */
export const isErasedAddress = (email: string): boolean => email.endsWith(ending);
