package regulars.counter.desk;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.counter.sqlite.Authoring;
import regulars.counter.sqlite.CounterStore;
import regulars.counter.sqlite.Mirror;
import regulars.counter.sqlite.NewMembers.NewMember;
import regulars.counter.sqlite.Tables;
import regulars.counter.sync.Courier;
import regulars.counter.sync.ShopNow;
import regulars.model.member.MemberCard;
import regulars.model.member.Phone;
import regulars.model.member.PhoneNumbers;
import regulars.model.sync.Action;
import regulars.model.sync.Checks;
import regulars.model.sync.Operation;

/** Makes members at the counter, with and without a server. Safe for use by several threads. */
final class Enrolments {
  private final CounterStore store;
  private final Mirror mirror;
  private final ShopNow shopNow;
  private final Authoring authoring;
  private final Courier courier;
  private final Listeners listeners;

  Enrolments(
      CounterStore store,
      Mirror mirror,
      ShopNow shopNow,
      Authoring authoring,
      Courier courier,
      Listeners listeners) {
    this.store = store;
    this.mirror = mirror;
    this.shopNow = shopNow;
    this.authoring = authoring;
    this.courier = courier;
    this.listeners = listeners;
  }

  /** A member by this phone: a new one, or who is there already. */
  EnrolResult enrol(String typedPhone, String name, @Nullable String staff) {
    PhoneNumbers phones = shopNow.phones();
    if (phones == null) {
      return new EnrolResult.BadPhone("phone.no-shop-yet");
    }
    return switch (phones.read(typedPhone)) {
      case PhoneNumbers.Reading.Bad bad ->
          new EnrolResult.BadPhone(
              "phone." + bad.why().name().toLowerCase(Locale.ROOT).replace('_', '-'));
      case PhoneNumbers.Reading.Good good -> enrol(good.phone(), written(name), staff);
    };
  }

  private static @Nullable String written(String name) {
    String written = name.strip().replaceAll("\\s+", " ");
    if (written.isEmpty()) {
      return null;
    }
    return written.length() <= Checks.LONGEST_NAME
        ? written
        : written.substring(0, written.offsetByCodePoints(0, codePoints(written))).strip();
  }

  /** How many whole characters of an overlong name fit. */
  private static int codePoints(String overlong) {
    int end = Character.isHighSurrogate(overlong.charAt(Checks.LONGEST_NAME - 1)) ? 1 : 0;
    return overlong.codePointCount(0, Checks.LONGEST_NAME - end);
  }

  private EnrolResult enrol(Phone phone, @Nullable String name, @Nullable String staff) {
    EnrolResult result =
        listeners.troubled(() ->
            mirror.read(m -> {
              MemberCard card = m.byPhone(phone);
              return card != null
                  ? new EnrolResult.Existing(card.memberId())
                  : store.write(tables -> enrol(tables, phone, name, staff));
            }));
    courier.nudge();
    if (result instanceof EnrolResult.Enrolled enrolled) {
      listeners.memberChanged(enrolled.memberId());
    }
    listeners.statusChanged();
    return result;
  }

  private EnrolResult enrol(
      Tables tables, Phone phone, @Nullable String name, @Nullable String staff) {
    NewMember before = tables.newMembers().byPhone(phone);
    if (before != null && before.name() != null) {
      return new EnrolResult.Existing(before.memberId());
    }
    // Somebody whom only a waiting sale makes so far: the server may refuse it, and knows no name.
    UUID memberId = before == null ? authoring.memberId() : before.memberId();
    Action enrol = new Action.Enrol(memberId, phone, name, null);
    Operation operation = tables.ops().add(enrol, staff, memberId, 0, /* asked= */ false);
    tables.newMembers().add(new NewMember(memberId, phone, name, null), operation.opSeq());
    return before == null ? new EnrolResult.Enrolled(memberId) : new EnrolResult.Existing(memberId);
  }
}
