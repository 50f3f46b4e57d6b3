package regulars.model.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HashTest {
  private static final String HEX = "00112233445566778899aabbccddeeff".repeat(2);

  @Test
  void hexAndBytesAreTheSameHash() {
    assertThat(Hash.ofHex(HEX)).hasToString(HEX).isEqualTo(new Hash(Hash.ofHex(HEX).bytes()));
    assertThat(Hash.ofHex(HEX.toUpperCase(java.util.Locale.ROOT))).isEqualTo(Hash.ofHex(HEX));
    assertThat(Hash.ofHex(HEX)).hasSameHashCodeAs(Hash.ofHex(HEX)).isNotEqualTo(Hash.NONE);
  }

  @Test
  void nobodyCanChangeIt() {
    byte[] bytes = new byte[32];
    Hash hash = new Hash(bytes);
    bytes[0] = 1;
    hash.bytes()[1] = 1;
    assertThat(hash).isEqualTo(Hash.NONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "00", "zz", "0"})
  void anythingThatIsNo32BytesIsRefused(String hex) {
    assertThatThrownBy(() -> Hash.ofHex(hex)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Hash.ofHex(HEX + hex + "0"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
