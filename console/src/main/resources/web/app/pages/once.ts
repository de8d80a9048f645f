/** Remembers the last result: the same arguments give the same object, so that a drawing without news changes nothing. */
export function once<A extends unknown[], R>(make: (...args: A) => R): (...args: A) => R {
  let last: {args: A; result: R} | null = null;
  return (...args: A) => {
    if (!last || last.args.length !== args.length || last.args.some((arg, index) => arg !== args[index])) {
      last = {args, result: make(...args)};
    }
    return last.result;
  };
}
