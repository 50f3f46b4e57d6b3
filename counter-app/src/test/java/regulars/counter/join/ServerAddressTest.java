package regulars.counter.join;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerAddressTest {
  @ParameterizedTest
  @CsvSource({
    "192.168.1.20,              https://192.168.1.20:7500",
    "' shop-pc ',               https://shop-pc:7500",
    "192.168.1.20:7501,         https://192.168.1.20:7501",
    "https://shop.example,      https://shop.example",
    "https://shop.example:7480, https://shop.example:7480",
    "http://127.0.0.1:7480,     http://127.0.0.1:7480",
  })
  void what_is_typed_means(String typed, String address) throws JoinException {
    assertThat(ServerAddress.parse(typed)).hasToString(address);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "the shop's pc", "http://192.168.1.20", "ftp://shop", "a b"})
  void anything_else_is_no_address(String typed) {
    assertThatExceptionOfType(JoinException.class)
        .isThrownBy(() -> ServerAddress.parse(typed))
        .matches(e -> e.kind() == JoinException.Kind.ADDRESS);
  }

  @Test
  void an_open_line_is_for_this_computer_alone() throws JoinException {
    assertThat(ServerAddress.isHere(ServerAddress.parse("http://localhost:7480"))).isTrue();
    assertThat(ServerAddress.isHere(ServerAddress.parse("192.168.1.20"))).isFalse();
  }
}
