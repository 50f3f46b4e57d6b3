package regulars.counter.receipt;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import regulars.counter.desk.BeansAndCo;
import regulars.counter.desk.FakeDesk;
import regulars.counter.desk.MemberView;
import regulars.counter.desk.StatementRow;
import regulars.counter.words.Words;

/** Notes about Maria, as tests print them. */
final class MariasNotes {
  private MariasNotes() {}

  static Words words(String language) {
    return Words.in(Locale.forLanguageTag(language), BeansAndCo.CLOCK).forShop(BeansAndCo.SHOP);
  }

  static MemberView maria() {
    FakeDesk desk = BeansAndCo.morning();
    UUID maria = desk.lookUp("2671", 1).getFirst().memberId();
    return desk.open(maria);
  }

  /** Her newest rows: this many. */
  static Note note(int rows, String language) {
    MemberView maria = maria();
    List<StatementRow> newest = maria.statement().subList(0, rows);
    return NoteText.of("Beans & Co", maria, newest, BeansAndCo.RULES, words(language));
  }
}
