import * as v from 'valibot';

const short = v.pipe(v.string(), v.maxLength(120));

const place = v.tuple([v.pipe(v.number(), v.integer()), v.pipe(v.number(), v.integer())]);

/** Another element of the page that could be taken for the described one: what it has otherwise, null for nothing. */
export const lookAlikeSchema = v.strictObject({
  name: v.nullish(short),
  text: v.nullish(short),
  id: v.nullish(short),
  attributes: v.nullish(v.record(short, short)),
  icon: v.nullish(short),
  section: v.nullish(short),
  row: v.nullish(short),
  nth: v.nullish(place),
  at: v.nullish(short),
});
export type LookAlike = v.InferOutput<typeof lookAlikeSchema>;

/**
 * An element described by many independent signals, so that it is found again when some of them have changed.
 * Never holds a field's value. At most 1.5 kB as JSON.
 */
export const signatureSchema = v.strictObject({
  /** Version of this shape. */
  v: v.literal(1),
  /** Lower-case tag name. */
  tag: short,
  /** ARIA role, explicit or implied by the tag. */
  role: v.optional(short),
  /** Accessible name (label, aria-label, text, alt, title: first that is there). Dropped when it looks personal. */
  name: v.optional(short),
  /** Own visible text, white space folded, digits folded to `#`. */
  text: v.optional(short),
  /** Only ids that look written by a person. */
  id: v.optional(short),
  /** type, name, href (path only), alt, placeholder, title, aria-label, data-testid and other stable attributes. */
  attributes: v.optional(v.record(short, short)),
  /** Class names: earlier descriptions have them, nothing goes by them any more. */
  classes: v.optional(v.pipe(v.array(short), v.maxLength(8))),
  /** Ancestors, nearest first, each `tag#id` or `tag[role]` or `tag`; at most 8. `::shadow` and `::frame` mark borders. */
  path: v.pipe(v.array(short), v.maxLength(8)),
  /** Nearest heading, legend or landmark name before it. */
  section: v.optional(short),
  /**
   * Text of the row, list item or card that holds it, its own text left out. Of numbers the last digit alone, of addresses the
   * last letter before the @.
   */
  row: v.optional(short),
  /** Text of the element before and after it. */
  neighbours: v.optional(v.pipe(v.array(short), v.maxLength(2))),
  /** Which row of its table or list it stands in, else which of its siblings it is, and how many there were: [0, 3] is the first of three. */
  nth: v.optional(place),
  /** Of a picture or a control without text: what is drawn on it. A short hash of its shape, or the icon's class. */
  icon: v.optional(short),
  /** Its place in the page: which among the siblings of its tag, it and each element around it, nearest first. `2.0.1` */
  at: v.optional(short),
  /** The page's language when it was described: texts of another language are not compared. */
  lang: v.optional(short),
  /** Left, top, width, height in CSS px of the document, and the viewport's width, rounded. */
  box: v.optional(v.tuple([v.number(), v.number(), v.number(), v.number(), v.number()])),
  /** The nearest of its look-alikes: what is more like one of these is not it. */
  alike: v.optional(v.pipe(v.array(lookAlikeSchema), v.maxLength(4))),
});
export type Signature = v.InferOutput<typeof signatureSchema>;
