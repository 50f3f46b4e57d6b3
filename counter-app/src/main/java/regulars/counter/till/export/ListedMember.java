package regulars.counter.till.export;

import org.jspecify.annotations.Nullable;
import regulars.model.member.Phone;

/**
 * A member of an old system's list.
 *
 * @param externalNumber how the old system knew them
 * @param name null when the list has none
 * @param phone null when the list has none
 */
public record ListedMember(String externalNumber, @Nullable String name, @Nullable Phone phone) {}
