package regulars.counter.receipt;

import org.jspecify.annotations.Nullable;

/**
 * What became of a note.
 *
 * @param note what was to be printed
 * @param trouble why it was not; null when it was
 */
public record Printed(Note note, PrintTrouble.@Nullable Why trouble) {}
