package regulars.counter.receipt;

/** Something that brings notes onto paper. Asked on the printing thread alone. */
interface NotePrinter {

  /** Prints; takes seconds at most. When it returns, the printer has the whole note. */
  void print(Note note) throws PrintTrouble;
}
