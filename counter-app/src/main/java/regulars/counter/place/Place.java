package regulars.counter.place;

/**
 * One of many to choose from.
 *
 * @param code what is kept, such as {@code US}
 * @param name what is shown and searched, in the language of the screen
 */
public record Place(String code, String name) {}
