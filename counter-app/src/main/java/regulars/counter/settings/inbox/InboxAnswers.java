package regulars.counter.settings.inbox;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.model.ledger.EntryKind;
import regulars.model.member.MemberCard;
import regulars.model.member.Phone;
import regulars.model.sale.SaleKey;
import regulars.model.value.Money;

/** What the server says of its inbox. */
final class InboxAnswers {
  private InboxAnswers() {}

  /** Something to look at; what is not known is null. */
  record Item(
      long id,
      Instant at,
      String code,
      @Nullable String counter,
      @Nullable UUID opId,
      @Nullable MemberCard member,
      @Nullable String staff,
      @Nullable SaidSale sale,
      @Nullable Edit edit,
      @Nullable LocalDate day,
      @Nullable Long times,
      @Nullable String detail,
      @Nullable Instant doneAt,
      @Nullable String doneBy,
      @Nullable String note) {}

  /** A sale as the till said it, and as it was counted before. */
  record SaidSale(
      SaleKey key,
      Instant at,
      Money total,
      @Nullable Money counted,
      @Nullable Long given,
      @Nullable Long difference) {}

  /** What somebody wanted a profile to say. */
  record Edit(@Nullable Phone phone, @Nullable String name) {}

  /** A page, the newest first. */
  record Items(List<Item> items, boolean more) {}

  /** One item, with what came and the rows behind it. */
  record Opened(Item item, String payload, List<Behind> rows) {}

  /** A row of the ledger. */
  record Behind(
      UUID opId,
      Instant at,
      EntryKind kind,
      long points,
      @Nullable String counter,
      @Nullable String staff,
      @Nullable String approvedBy,
      @Nullable String reason,
      @Nullable String reward,
      @Nullable SaleKey sale) {}

  /** A member below zero, and the row that took them there. */
  record Owes(long id, MemberCard member, @Nullable Behind since) {}

  /** A page of those. */
  record Owing(List<Owes> owing, boolean more) {}

  /** What is said about an item that somebody is done with. */
  record Note(@Nullable String note) {}

  /** Whether it was done just now. */
  record Done(boolean done) {}
}
