package regulars.counter.desk;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import regulars.counter.sqlite.MirrorReader;
import regulars.counter.sqlite.NewMembers;
import regulars.counter.sqlite.NewMembers.NewMember;
import regulars.model.member.MemberCard;
import regulars.model.member.MemberNumber;
import regulars.model.member.NameFolding;
import regulars.model.member.Phone;
import regulars.model.member.PhoneNumbers;

/**
 * Finds members by what a barista types, for one look-up. Ranked; each member once, at their best
 * rank.
 *
 * <p>Digits: 1. the whole phone number, however typed; 2. the phone ends with them (four or more;
 * who was here last first); 3. the member number with its check digit, or the older system's
 * number; 4. members made here that the server does not have yet; 5. one to three digits: the last
 * four begin with them; 6. the digits anywhere in the phone (one or two: among the newest members
 * alone), a leading zero left out where it is only dialled; 7. the member number without its check
 * digit.
 *
 * <p>Words: 1. the older system's number; 2. the name begins so; 3. members made here; 4. every
 * word begins a word of the name, in any order; 5. the same with one slip of the finger.
 */
final class LookUp {
  private static final Pattern NUMBER_LIKE = Pattern.compile("[\\p{Nd}\\s+().\\-/‐-―]+");
  private static final Pattern LEADING_ZEROS = Pattern.compile("^0+");
  private static final int LAST_FOUR = 4;
  private static final int SHORTEST_RUN = 3;
  private static final int WHOLE_PHONE = 7;
  private static final int LONGEST_TYPED = 100;
  private static final int LONGEST_SERIAL = 10;

  /** In fewer letters a slip is looked for only where nobody was found without one. */
  private static final int SURE = 4;

  private final MirrorReader mirror;
  private final NewMembers newMembers;
  private final @Nullable PhoneNumbers phones;
  private final int limit;
  private final Map<UUID, MemberCard> found = new LinkedHashMap<>();

  LookUp(MirrorReader mirror, NewMembers newMembers, @Nullable PhoneNumbers phones, int limit) {
    this.mirror = mirror;
    this.newMembers = newMembers;
    this.phones = phones;
    this.limit = limit;
  }

  /** The best matches, best first. */
  Collection<MemberCard> find(String typed) {
    String text = typed.strip();
    if (text.isEmpty() || text.length() > LONGEST_TYPED) {
      return List.of();
    }
    if (NUMBER_LIKE.matcher(text).matches()) {
      digits(text);
    } else {
      words(text);
    }
    return found.values();
  }

  /**
   * Whose card this is; null when nobody's. What is written as our own number is one; digits alone
   * are the older system's number before ours, whose check digit fits one in ten by chance.
   */
  @Nullable UUID card(String scanned) {
    if (scanned.isEmpty() || scanned.length() > LONGEST_TYPED) {
      return null;
    }
    MemberNumber number = MemberNumber.parse(scanned);
    if (number != null && number.toString().equals(scanned)) {
      add(mirror.bySerial(number.serial()));
    }
    add(mirror.byExternalNumber(scanned));
    NewMember made = newMembers.byExternalNumber(scanned);
    if (made != null) {
      add(made);
    }
    if (number != null) {
      add(mirror.bySerial(number.serial()));
    }
    wholePhone(scanned, digitsOf(scanned));
    return found.keySet().stream().findFirst().orElse(null);
  }

  private void digits(String text) {
    String digits = digitsOf(text);
    if (digits.isEmpty()) {
      return;
    }
    wholePhone(text, digits);
    if (digits.length() >= LAST_FOUR) {
      add(mirror.phoneEnds(digits, limit));
    }
    numbers(text);
    made(newMembers.phoneHas(digits, limit));
    if (digits.length() >= WHOLE_PHONE && !found.isEmpty()) {
      return; // So many digits are nobody else's.
    }
    if (digits.length() < LAST_FOUR && room()) {
      add(mirror.lastFourBegin(digits, limit));
    }
    anywhere(digits);
    String dialled = LEADING_ZEROS.matcher(digits).replaceFirst("");
    if (!dialled.equals(digits) && !dialled.isEmpty()) {
      anywhere(dialled);
    }
    if (digits.length() <= LONGEST_SERIAL && room()) {
      add(mirror.bySerial(Long.parseLong(digits)));
    }
  }

  private void wholePhone(String text, String digits) {
    if (phones != null
        && digits.length() >= WHOLE_PHONE
        && phones.read(text) instanceof PhoneNumbers.Reading.Good good) {
      add(mirror.byPhone(good.phone()));
      NewMember made = newMembers.byPhone(good.phone());
      if (made != null) {
        add(made);
      }
    }
  }

  private void anywhere(String digits) {
    if (room()) {
      add(
          digits.length() >= SHORTEST_RUN
              ? mirror.phoneHas(digits, limit)
              : mirror.newestPhoneHas(digits, limit));
    }
  }

  private void numbers(String text) {
    MemberNumber number = MemberNumber.parse(text);
    if (number != null) {
      add(mirror.bySerial(number.serial()));
    }
    add(mirror.byExternalNumber(text));
  }

  private void words(String text) {
    add(mirror.byExternalNumber(text));
    MemberNumber number = MemberNumber.parse(text);
    if (number != null) {
      add(mirror.bySerial(number.serial()));
    }
    String folded = NameFolding.fold(text);
    if (folded.isEmpty()) {
      return;
    }
    add(mirror.nameBegins(folded, limit));
    made(newMembers.nameHas(folded, limit));
    if (!room()) {
      return;
    }
    add(mirror.nameHas(folded, /* slip= */ false, limit));
    if (room() && (folded.length() >= SURE || found.isEmpty())) {
      add(mirror.nameHas(folded, /* slip= */ true, limit + found.size()));
    }
  }

  /** Members made here; whom the mirror has by now is found there. */
  private void made(List<NewMember> here) {
    here.forEach(this::add);
  }

  private void add(NewMember made) {
    Phone phone = made.phone();
    if (mirror.member(made.memberId()) == null
        && (phone == null || mirror.byPhone(phone) == null)) {
      add(provisionalCard(made));
    }
  }

  private void add(@Nullable MemberCard card) {
    if (card != null && room()) {
      found.putIfAbsent(card.memberId(), card);
    }
  }

  private void add(List<MemberCard> cards) {
    cards.forEach(this::add);
  }

  private boolean room() {
    return found.size() < limit;
  }

  /** A member that the server does not have yet. */
  static MemberCard provisionalCard(NewMember made) {
    return new MemberCard(
        made.memberId(), null, made.phone(), made.name(), made.externalNumber(), 0, 0, 0, 0, 0, 0);
  }

  private static String digitsOf(String text) {
    StringBuilder digits = new StringBuilder();
    text.chars().filter(Character::isDigit).forEach(c -> digits.append(Character.digit(c, 10)));
    return digits.toString();
  }
}
