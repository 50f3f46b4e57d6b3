package regulars.counter.memberlist;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PointsCellTest {
  @ParameterizedTest
  @CsvSource({
    "'', 0",
    "120, 120",
    "' 84 ', 84",
    "84.0, 84",
    "'84,00', 84",
    "'1,234', 1234",
    "1.234, 1234",
    "'1 234 567', 1234567",
    "120 pts, 120",
    "'''7', 7",
    "10000000, 10000000",
    "-, 0"
  })
  void whole_numbers_are_exact(String written, long points) {
    assertThat(PointsCell.read(written)).isEqualTo(new PointsCell.Points(points));
  }

  @ParameterizedTest
  @CsvSource({
    "-5, NEGATIVE", "84.5, FRACTION", "'0,25', FRACTION", "10000001, ABSURD",
    "99999999999999999999999, ABSURD", "many, NOT_A_NUMBER", "1e5, NOT_A_NUMBER",
        "'1,23,4', NOT_A_NUMBER"
  })
  void what_is_no_number_of_points_says_why(String written, PointsCell.Why why) {
    assertThat(PointsCell.read(written)).isEqualTo(new PointsCell.Bad(why));
  }
}
