package regulars.model.pairing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import regulars.model.pairing.CodeProof.First;
import regulars.model.pairing.CodeProof.Second;

class CodeProofTest {
  private static final byte[] CODE = new PairingCode("BCDFGHJK").hash();
  private static final byte[] OTHER_CODE = new PairingCode("BCDFGHJL").hash();
  private static final String KEY = "aa".repeat(32);
  private static final String OTHER_KEY = "bb".repeat(32);

  private final SecureRandom random = new SecureRandom();

  /** Up to where both sides have heard everything but the tags. */
  private static void talk(CodeProof counter, CodeProof server) throws NotProven {
    First ofCounter = counter.first();
    First ofServer = server.first();
    server.hear(ofCounter);
    counter.hear(ofServer);
    Second second = counter.second();
    Second other = server.second();
    counter.hear(other);
    server.hear(second);
  }

  @Test
  void who_knows_the_code_and_sees_the_servers_key_is_believed() throws NotProven {
    CodeProof counter = CodeProof.ofCounter(CODE, KEY, random);
    CodeProof server = CodeProof.ofServer(CODE, KEY, random);

    talk(counter, server);
    server.confirm(counter.tag());
    counter.confirm(server.tag());
  }

  @Test
  void another_code_is_found_out_by_both_and_only_at_the_end() throws NotProven {
    CodeProof counter = CodeProof.ofCounter(OTHER_CODE, KEY, random);
    CodeProof server = CodeProof.ofServer(CODE, KEY, random);

    talk(counter, server);

    assertThatExceptionOfType(NotProven.class).isThrownBy(() -> server.confirm(counter.tag()));
    assertThatExceptionOfType(NotProven.class).isThrownBy(() -> counter.confirm(server.tag()));
  }

  @Test
  void somebody_in_between_with_a_key_of_their_own_can_not_pass_the_talk_on() {
    CodeProof counter = CodeProof.ofCounter(CODE, OTHER_KEY, random);
    CodeProof server = CodeProof.ofServer(CODE, KEY, random);
    First ofServer = server.first();

    assertThat(counter.first()).isNotNull();
    assertThatExceptionOfType(NotProven.class).isThrownBy(() -> counter.hear(ofServer));
  }

  @Test
  void what_was_said_can_not_be_said_back() {
    CodeProof counter = CodeProof.ofCounter(CODE, KEY, random);
    First ofCounter = counter.first();

    assertThatExceptionOfType(NotProven.class).isThrownBy(() -> counter.hear(ofCounter));
  }

  @Test
  void nonsense_is_not_proven_rather_than_a_crash() throws NotProven {
    CodeProof server = CodeProof.ofServer(CODE, KEY, random);
    First good = CodeProof.ofCounter(CODE, KEY, random).first();
    assertThat(server.first()).isNotNull();
    List<First> bad =
        List.of(
            new First("", "", List.of(), List.of()),
            new First("1", "1", good.proofOfOne(), good.proofOfTwo()),
            new First("0", good.two(), good.proofOfOne(), good.proofOfTwo()),
            new First("-5", good.two(), good.proofOfOne(), good.proofOfTwo()),
            new First("f".repeat(5_000), good.two(), good.proofOfOne(), good.proofOfTwo()),
            new First(good.one(), good.two(), List.of("1"), good.proofOfTwo()),
            new First(good.one(), good.two(), good.proofOfTwo(), good.proofOfOne()));

    for (First each : bad) {
      assertThatExceptionOfType(NotProven.class).isThrownBy(() -> server.hear(each));
    }
    server.hear(good);
  }

  @Test
  void the_label_is_no_part_of_the_secret() {
    assertThat(new PairingCode("BCDFGHJK").label()).isEqualTo("BC");
    assertThat(PairingCode.parse(" bcdf-ghjk ")).isEqualTo(new PairingCode("BCDFGHJK"));
    assertThat(PairingCode.parse("bcdf-ghj")).isNull();
  }
}
