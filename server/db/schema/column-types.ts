import type { ColumnType } from 'kysely';

/** A JSON column: read as T, written as its text. */
export type Json<T> = ColumnType<T, string, string>;
/** 64-bit ids travel as decimal texts, because a JavaScript number would lose digits. */
export type Id64 = string;
/** `YYYY-MM-DD` */
export type Day = string;
