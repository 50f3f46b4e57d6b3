package regulars.model.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static regulars.model.ledger.Entries.ANA;
import static regulars.model.ledger.Entries.BEN;
import static regulars.model.ledger.Entries.LEDGER;
import static regulars.model.ledger.Entries.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import regulars.model.ledger.ChainCheck.Flaw;
import regulars.model.ledger.ChainCheck.Standing;
import regulars.model.ledger.ChainCheck.What;

class ChainCheckTest {
  private final List<ChainedEntry> ledger =
      chained(
          entry(1, ANA, 1, 50, 50),
          entry(2, BEN, 1, 7, 7),
          entry(3, ANA, 2, 60, 110),
          entry(4, ANA, 3, -100, 10),
          entry(5, BEN, 2, -7, 0));

  @Test
  void aWholeLedgerIsFollowedToItsHead() {
    ChainCheck check = new ChainCheck(LEDGER);
    assertThat(check.all(ledger)).isNull();
    assertThat(check.seq()).isEqualTo(5);
    assertThat(check.hash()).isEqualTo(ledger.getLast().hash());
    assertThat(check.standings())
        .isEqualTo(Map.of(ANA, new Standing(3, 10), BEN, new Standing(2, 0)));
  }

  @Test
  void anEmptyLedgerIsRight() {
    ChainCheck check = new ChainCheck(LEDGER);
    assertThat(check.all(List.of())).isNull();
    assertThat(check.hash()).isEqualTo(Hash.NONE);
  }

  @Test
  void aChangedRowIsNamed() {
    for (int at = 0; at < ledger.size(); at++) {
      Entry was = ledger.get(at).entry();
      Entry changed =
          entry(was.seq(), was.memberId(), was.version(), was.points() + 1, was.balanceAfter() + 1);
      assertFlaw(replaced(at, new ChainedEntry(changed, ledger.get(at).hash())), at + 1, What.HASH);
    }
  }

  @Test
  void aChangedHashIsNamed() {
    for (int at = 0; at < ledger.size(); at++) {
      byte[] bytes = ledger.get(at).hash().bytes();
      bytes[31] ^= 1;
      assertFlaw(
          replaced(at, new ChainedEntry(ledger.get(at).entry(), new Hash(bytes))),
          at + 1,
          What.HASH);
    }
  }

  @Test
  void aMissingOrRepeatedRowIsNamedByTheOneThatComesInstead() {
    List<ChainedEntry> missing = new ArrayList<>(ledger);
    missing.remove(1);
    assertFlaw(missing, 3, What.SEQ);
    List<ChainedEntry> repeated = new ArrayList<>(ledger);
    repeated.add(2, ledger.get(1));
    assertFlaw(repeated, 2, What.SEQ);
    assertFlaw(ledger.subList(1, 5), 2, What.SEQ);
  }

  @Test
  void aChainThatWasHashedAnewIsCaughtByWhomeverSawItBefore() {
    List<ChainedEntry> rewritten =
        chained(
            entry(1, ANA, 1, 51, 51),
            entry(2, BEN, 1, 7, 7),
            entry(3, ANA, 2, 60, 111),
            entry(4, ANA, 3, -100, 11),
            entry(5, BEN, 2, -7, 0));
    assertThat(new ChainCheck(LEDGER).all(rewritten)).as("right in itself").isNull();
    ChainCheck witness = new ChainCheck(LEDGER, 4, ledger.get(3).hash(), member -> null);
    assertThat(witness.all(rewritten.subList(4, 5))).isEqualTo(new Flaw(5, What.HASH));
  }

  @Test
  void aBalanceThatDoesNotFollowIsNamedHoweverWellItIsHashed() {
    assertFlaw(chained(entry(1, ANA, 1, 50, 51)), 1, What.BALANCE);
    assertFlaw(chained(entry(1, ANA, 1, 50, 50), entry(2, ANA, 2, 1, 1)), 2, What.BALANCE);
  }

  @Test
  void aVersionThatDoesNotFollowIsNamedHoweverWellItIsHashed() {
    assertFlaw(chained(entry(1, ANA, 2, 50, 50)), 1, What.VERSION);
    assertFlaw(chained(entry(1, ANA, 1, 50, 50), entry(2, ANA, 1, 1, 51)), 2, What.VERSION);
    assertFlaw(chained(entry(1, ANA, 1, 50, 50), entry(2, ANA, 3, 1, 51)), 2, What.VERSION);
  }

  @Test
  void aPageIsCheckedAgainstWhereMembersStood() {
    List<ChainedEntry> page = ledger.subList(2, 5);
    Hash hash = ledger.get(1).hash();
    Map<java.util.UUID, Standing> stood = Map.of(ANA, new Standing(1, 50), BEN, new Standing(1, 7));
    assertThat(new ChainCheck(LEDGER, 2, hash, stood::get).all(page)).isNull();
    assertThat(new ChainCheck(LEDGER, 2, hash, member -> new Standing(1, 50)).all(page))
        .isEqualTo(new Flaw(5, What.BALANCE));
    assertThat(new ChainCheck(LEDGER, 2, hash, member -> null).all(page))
        .as("of members that nobody knows the first entry is believed")
        .isNull();
  }

  @Test
  void anotherLedgersRowsDontPass() {
    assertThat(new ChainCheck(BEN).all(ledger)).isEqualTo(new Flaw(1, What.HASH));
  }

  @Test
  void aFlawIsSaidInWords() {
    assertThat(new Flaw(42, What.HASH))
        .hasToString("entry 42 does not have the hash of its content after the entry before it");
  }

  private static void assertFlaw(List<ChainedEntry> entries, long seq, What what) {
    assertThat(new ChainCheck(LEDGER).all(entries)).isEqualTo(new Flaw(seq, what));
  }

  private List<ChainedEntry> replaced(int at, ChainedEntry entry) {
    List<ChainedEntry> entries = new ArrayList<>(ledger);
    entries.set(at, entry);
    return entries;
  }

  private static List<ChainedEntry> chained(Entry... entries) {
    Chain chain = new Chain(LEDGER);
    List<ChainedEntry> chained = new ArrayList<>();
    Hash hash = Hash.NONE;
    for (Entry entry : entries) {
      hash = chain.next(hash, entry);
      chained.add(new ChainedEntry(entry, hash));
    }
    return chained;
  }
}
