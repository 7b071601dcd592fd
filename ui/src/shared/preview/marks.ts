/* Where on a page something of the user is printed. Rust tells it in millimetres from the upper left corner. */
import type { PageSize } from './pdf';

/** As `Place` of the documents: a field that runs over several lines has a mark for each. */
export interface Mark<Field> {
  /** From 1. */
  page: number;
  rect_mm: { x: number; y: number; width: number; height: number };
  field: Field;
}

/** A rectangle as parts of its page, from 0 to 1. */
export interface PartOfPage {
  left: number;
  top: number;
  width: number;
  height: number;
}

const MM_PER_POINT = 25.4 / 72;
/** How far beside a mark a press still means it. */
const NEAR_MM = 0.7;

/** A mark as parts of a page of that size. */
export function ofPage<Field>({ rect_mm: rect }: Mark<Field>, size: PageSize): PartOfPage {
  const width = size.width * MM_PER_POINT;
  const height = size.height * MM_PER_POINT;
  return {
    left: rect.x / width,
    top: rect.y / height,
    width: rect.width / width,
    height: rect.height / height,
  };
}

/** The field printed at a point of the page, given as parts of it; undefined where there is none. */
export function fieldAt<Field>(
  marks: Mark<Field>[],
  size: PageSize,
  x: number,
  y: number,
): Field | undefined {
  const dx = NEAR_MM / (size.width * MM_PER_POINT);
  const dy = NEAR_MM / (size.height * MM_PER_POINT);
  return marks.find((mark) => {
    const at = ofPage(mark, size);
    return (
      x >= at.left - dx && x <= at.left + at.width + dx && y >= at.top - dy && y <= at.top + at.height + dy
    );
  })?.field;
}
