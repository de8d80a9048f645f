/** The lines of what was answered, and the blocks of what was not, in a box of this size. */
export function pieces(values: (number | null | undefined)[], width: number, height: number):
    {paths: string[]; blocks: {x: number; width: number}[]} {
  const step = width / Math.max(1, values.length);
  const top = Math.max(1, ...values.map(value => value ?? 0));
  const paths: string[] = [];
  const blocks: {x: number; width: number}[] = [];
  let path = '';
  values.forEach((value, index) => {
    if (typeof value === 'number') {
      const x = round((index + 0.5) * step);
      const y = round(height - 1 - (value / top) * (height - 2));
      path += path ? `L${x} ${y}` : `M${x} ${y}`;
      return;
    }
    if (path) {
      paths.push(path);
      path = '';
    }
    if (value === null) {
      const last = blocks[blocks.length - 1];
      const x = round(index * step);
      if (last && Math.abs(last.x + last.width - x) < 0.02) {
        last.width = round(last.width + step);
      } else {
        blocks.push({x, width: round(step)});
      }
    }
  });
  if (path) {
    paths.push(path);
  }
  // A single value is a point, which a stroke shows only with a length.
  return {paths: paths.map(one => one.includes('L') ? one : `${one}h0.5`), blocks};
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
