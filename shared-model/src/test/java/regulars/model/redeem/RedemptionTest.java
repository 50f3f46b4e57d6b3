package regulars.model.redeem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import regulars.model.member.MemberCard;
import regulars.model.rules.Reading;
import regulars.model.rules.Reward;
import regulars.model.rules.Rules;
import regulars.model.rules.RulesDocument;

class RedemptionTest {
  private static final Rules RULES =
      ((Reading.Good)
              RulesDocument.read(
                  """
                  1 point per dollar
                  250 points = a free lunch
                  100 points = a free coffee
                  """,
                  1,
                  Currency.getInstance("USD"),
                  ZoneId.of("America/New_York")))
          .rules();

  @Test
  void fourGuardrailsStandBetweenATapAndThePoints() {
    String scenarios =
        """
        balance | held | spent since | offer            | manager | verdict

        enough, exactly enough, one short
        108     | 0    | no          | Free coffee 100  | no      | Go 8
        100     | 0    | no          | Free coffee 100  | no      | Go 0
        99      | 0    | no          | Free coffee 100  | no      | Short 1
        0       | 0    | no          | Free lunch 250   | no      | Short 250
        -5      | 0    | no          | Free coffee 100  | no      | Short 105

        points that a lease sets aside are not there to spend
        108     | 9    | no          | Free coffee 100  | no      | Short 1
        108     | 8    | no          | Free coffee 100  | no      | Go 8

        a manager lets a short balance pass
        99      | 0    | no          | Free coffee 100  | yes     | Go -1
        108     | 9    | no          | Free coffee 100  | yes     | Go 8
        100     | 0    | no          | Free coffee 100  | yes     | Go 0

        spent since the barista looked: look again, whoever says so
        108     | 0    | yes         | Free coffee 100  | no      | ChangedSince
        108     | 0    | yes         | Free coffee 100  | yes     | ChangedSince
        8       | 0    | yes         | Free coffee 100  | yes     | ChangedSince
        8       | 0    | yes         | Free coffee 100  | no      | Short 92

        the cost changed, or the reward is gone: nobody can wave that through
        500     | 0    | no          | Free coffee 90   | no      | StaleOffer
        500     | 0    | no          | Free coffee 110  | no      | StaleOffer
        500     | 0    | no          | Free cake 100    | no      | StaleOffer
        500     | 0    | no          | Free coffee 90   | yes     | StaleOffer
        5       | 0    | yes         | Free cake 100    | yes     | StaleOffer
        """;
    for (List<String> row : table(scenarios)) {
      String offer = row.get(3);
      int blank = offer.lastIndexOf(' ');
      Verdict verdict =
          Redemption.check(
              RULES,
              card(Long.parseLong(row.get(0)), Long.parseLong(row.get(1))),
              row.get(2).equals("yes"),
              offer.substring(0, blank),
              Long.parseLong(offer.substring(blank + 1)),
              row.get(4).equals("yes"));
      assertThat(told(verdict)).as("%s", row).isEqualTo(row.get(5));
    }
  }

  @Test
  void onlyRewardsWithinReachAreOfferedAndTheNextOneSaysWhatIsMissing() {
    String scenarios =
        """
        balance | within reach             | next         | have | missing
        -20     |                          | Free coffee  | 0    | 120
        0       |                          | Free coffee  | 0    | 100
        99      |                          | Free coffee  | 99   | 1
        100     | Free coffee              | Free lunch   | 100  | 150
        249     | Free coffee              | Free lunch   | 249  | 1
        250     | Free coffee, Free lunch  | none         | -    | -
        """;
    for (List<String> row : table(scenarios)) {
      long balance = Long.parseLong(row.getFirst());
      List<String> names =
          Redemption.affordable(RULES, balance).stream().map(Reward::name).toList();
      NextReward.Next next = NextReward.next(RULES, balance);

      assertThat(String.join(", ", names)).as("%s", row).isEqualTo(row.get(1));
      assertThat(
              next == null
                  ? Stream.of("none", "-", "-")
                  : Stream.of(next.reward().name(), "" + next.have(), "" + next.missing()))
          .as("%s", row)
          .containsExactlyElementsOf(row.subList(2, 5));
    }
  }

  private static String told(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Go go -> "Go " + go.balanceAfter();
      case Verdict.Short tooFew -> "Short " + tooFew.missing();
      case Verdict.StaleOffer stale -> "StaleOffer";
      case Verdict.ChangedSince changed -> "ChangedSince";
    };
  }

  private static MemberCard card(long balance, long held) {
    UUID id = new UUID(1, 1);
    return new MemberCard(id, null, null, "Maria", null, 1, balance, held, 12, 9, 2_000);
  }

  private static List<List<String>> table(String text) {
    return text.lines()
        .filter(line -> line.contains("|"))
        .skip(1)
        .map(line -> Stream.of(line.split("\\|")).map(String::strip).toList())
        .toList();
  }
}
