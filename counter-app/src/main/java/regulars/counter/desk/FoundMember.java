package regulars.counter.desk;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.model.member.MemberNumber;
import regulars.model.member.Phone;

/**
 * One line of look-up results.
 *
 * @param memberId who
 * @param name null when nobody has asked yet
 * @param phone null for a member known by a number alone
 * @param number null until the server has given one
 * @param balance confirmed points as the mirror has them
 * @param waiting points not yet acknowledged
 */
public record FoundMember(
    UUID memberId,
    @Nullable String name,
    @Nullable Phone phone,
    @Nullable MemberNumber number,
    long balance,
    long waiting) {}
