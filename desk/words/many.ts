/** How many there are of something, with the words for one and for any other number. */
export const many = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`;
