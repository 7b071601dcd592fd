/*
 * Which rows of a long table are in the page: those in sight and a few around, with their true
 * heights once measured. Knows numbers only, no rows and no markup.
 */

const AROUND = 12;

/** The first and last item (excluded) to show, and the empty height before and after. */
export interface Slice {
  from: number;
  to: number;
  before: number;
  after: number;
}

export class RowWindow {
  /** Where the scroll stands, and how much of the table it shows. */
  top = $state(0);
  height = $state(600);
  /** True while the whole table must be there: printing. */
  whole = $state(false);
  #count = $state(0);
  #measures = $state(0);
  /** True heights by item; a hole is a row of the usual height. */
  #heights: number[] = [];
  readonly #row: number;

  constructor(rowHeight: number) {
    this.#row = rowHeight;
  }

  /** Other rows: what was measured belongs to the old ones. */
  restart(count: number): void {
    this.#count = count;
    this.#heights = [];
    this.#measures += 1;
  }

  /** Tells the true height of shown rows. */
  measure(heights: Iterable<[index: number, height: number]>): void {
    let news = false;
    for (const [index, height] of heights) {
      if (height > 0 && (this.#heights[index] ?? this.#row) !== height) {
        this.#heights[index] = height;
        news = true;
      }
    }
    if (news) this.#measures += 1;
  }

  get slice(): Slice {
    void this.#measures;
    if (this.whole) return { from: 0, to: this.#count, before: 0, after: 0 };
    const from = Math.max(0, this.#indexAt(this.top) - AROUND);
    const to = Math.min(this.#count, this.#indexAt(this.top + this.height) + 1 + AROUND);
    return { from, to, before: this.offset(from), after: this.offset(this.#count) - this.offset(to) };
  }

  /** Distance of an item from the top of the rows, in CSS pixels. */
  offset(index: number): number {
    let extra = 0;
    this.#heights.forEach((height, at) => {
      if (at < index) extra += height - this.#row;
    });
    return index * this.#row + extra;
  }

  #indexAt(offset: number): number {
    let low = 0;
    let high = Math.max(0, this.#count - 1);
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.offset(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
