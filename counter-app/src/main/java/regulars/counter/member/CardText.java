package regulars.counter.member;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.counter.desk.MemberView;
import regulars.counter.words.Words;
import regulars.model.member.MemberCard;
import regulars.model.redeem.NextReward;
import regulars.model.rules.Rules;

/**
 * A member's card in the words that the screen shows.
 *
 * @param memberId who
 * @param name never empty
 * @param phone empty when there is none
 * @param number with its word; empty until the server has given one
 * @param balance the confirmed balance
 * @param waiting what is to be added to it; empty when nothing waits
 * @param live whether the balance is the server's of now
 * @param asOf the word for that, or since when it is known
 * @param toNext what is missing to the next reward; empty when there is no next
 * @param have points on the way to the next reward
 * @param cost of the next reward; 0 when there is no next
 */
record CardText(
    UUID memberId,
    String name,
    String phone,
    String number,
    String balance,
    String waiting,
    boolean live,
    String asOf,
    String toNext,
    long have,
    long cost) {

  /** Longer than it takes to ask again a few times. */
  static final Duration LIVE_FOR = Duration.ofSeconds(20);

  /** Puts a member into words; {@code online} is whether the server is in reach. */
  static CardText of(MemberView view, @Nullable Rules rules, boolean online, Words words) {
    MemberCard card = view.card();
    NextReward.Next next = rules == null ? null : NextReward.next(rules, card.balance());
    boolean live = online && fresh(view.liveAt(), words);
    return new CardText(
        card.memberId(),
        card.name() == null ? words.text("member.no-name") : card.name(),
        card.phone() == null ? "" : words.phone(card.phone()),
        card.number() == null ? "" : words.text("member.number", card.number().toString()),
        words.count(card.balance()),
        view.waiting() == 0 ? "" : words.text("points.waiting", words.signed(view.waiting())),
        live,
        live ? words.text("card.live") : asOf(view, words),
        toNext(next, rules, words),
        next == null ? 0 : next.have(),
        next == null ? 0 : next.reward().cost());
  }

  /** A server that fell silent is noticed late: what it said is called live for a while only. */
  private static boolean fresh(@Nullable Instant liveAt, Words words) {
    return liveAt != null && words.since(liveAt).compareTo(LIVE_FOR) <= 0;
  }

  private static String asOf(MemberView view, Words words) {
    Instant known = view.liveAt() == null ? view.mirrorAt() : view.liveAt();
    return known == null ? words.text("card.not-yet") : words.text("card.as-of", words.when(known));
  }

  private static String toNext(NextReward.@Nullable Next next, @Nullable Rules rules, Words words) {
    if (next != null) {
      return words.text("card.to-next", words.count(next.missing()), next.reward().name());
    }
    return rules == null || rules.rewards().isEmpty() ? "" : words.text("card.every-reward");
  }
}
