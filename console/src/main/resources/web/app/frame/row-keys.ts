// Keys of a page with rows, one of which may be open. The frame fires them where no field has the focus and keys are not
// switched off.

export interface RowActions {
  /** Goes to the row that is so many below. */
  step: (by: number) => void;
  newer?: () => void;
  copyLink: () => void;
  close: () => void;
  isOpen: () => boolean;
}

/** Does what a key says, and takes it. */
export function pressed(event: CustomEvent<string>, actions: RowActions): void {
  const known: Record<string, () => void> = {
    j: () => actions.step(1),
    k: () => actions.step(-1),
    ...(actions.newer ? {n: actions.newer} : {}),
    ...(actions.isOpen() ? {c: actions.copyLink, Escape: actions.close} : {}),
  };
  if (!event.defaultPrevented && Object.hasOwn(known, event.detail)) {
    event.preventDefault();
    known[event.detail]();
  }
}
