package regulars.counter.till.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileFileTest {
  @TempDir Path folder;

  @Test
  void the_shipped_profile_says_what_the_coffee_chains_columns_mean() throws Exception {
    Profile profile = Profiles.read(folder).named("coffee-chain-2019");

    assertThat(profile).isNotNull();
    assertThat(profile.sales().till()).isEqualTo("coffee-chain/{sales_outlet_id}");
    assertThat(profile.sales().dates())
        .extracting(Profile.Format::pattern)
        .containsExactly("d/M/yyyy", "yyyy-M-d");
    assertThat(profile.sales().nobody()).containsExactly("0");
    assertThat(profile.categories()).isEqualTo(Map.of("Coffee beans", "beans"));
    assertThat(profile.members())
        .isEqualTo(new Profile.Members("customer.csv", "customer_id", "customer_first-name", null));
  }

  @Test
  void every_mistake_is_reported_with_its_line() {
    String text =
        """
        file = x.csv
        [sales]
        till = t
        till = u
        tickets = id
        date = day
        dates = d/M/yyyy, bad{pattern
        zone = Mars/Phobos
        separator = ;;
        ticket
        time =
        [products]
        file = p.csv
        [staff]
        """;

    assertThatThrownBy(() -> ProfileFile.read("mine", text))
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining("mine")
        .hasMessageContaining("line 1: stands before the first [section]")
        .hasMessageContaining("line 4: 'till' is there twice")
        .hasMessageContaining("line 5: 'tickets' is not a key of [sales]")
        .hasMessageContaining("line 7: 'bad{pattern' is not a pattern")
        .hasMessageContaining("line 8: zone")
        .hasMessageContaining("line 9: separator")
        .hasMessageContaining("line 10: is neither")
        .hasMessageContaining("line 11: 'time' has no value")
        .hasMessageContaining("line 14: [staff]")
        .hasMessageContaining("[sales] needs 'ticket'")
        .hasMessageContaining("[sales] needs 'amount'")
        .hasMessageContaining("[products] needs 'category'")
        .hasMessageContaining("[sales] needs 'product'");
  }

  @Test
  void a_shops_own_profile_takes_the_place_of_a_shipped_one() throws Exception {
    Files.writeString(
        folder.resolve("coffee-chain-2019.profile"),
        "[sales]\nfile=a.csv\ntill=t\nticket=id\ndate=day\ndates=yyyy-MM-dd HH:mm\namount=paid\n");

    Profile profile = Profiles.read(folder).named("coffee-chain-2019");

    assertThat(profile).isNotNull();
    assertThat(profile.sales().file()).isEqualTo("a.csv");
  }
}
