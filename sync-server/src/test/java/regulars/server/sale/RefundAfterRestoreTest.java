package regulars.server.sale;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regulars.model.earn.WhyLine;
import regulars.model.member.Buyer;
import regulars.model.member.Phone;
import regulars.model.sale.Sale;
import regulars.model.sale.SaleKind;
import regulars.model.sync.Action;
import regulars.model.sync.Answer;
import regulars.model.sync.Cursor;
import regulars.model.sync.LiveBalance;
import regulars.model.sync.Move;
import regulars.model.sync.Offered;
import regulars.model.wire.PushReading;
import regulars.server.TestCounter;
import regulars.server.TestServer;
import regulars.server.sync.Restore;

/** Refunds of a sale that was counted under rules which the restored ledger does not have. */
class RefundAfterRestoreTest {
  private static final Buyer ANN = new Buyer.ByPhone(new Phone("+14155550101"));

  @TempDir Path folder;
  private TestServer server;
  private TestCounter counter;

  @BeforeEach
  void open() {
    server = TestServer.in(folder);
    counter = server.counter("counter");
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void take_what_was_given_and_not_what_the_rules_of_today_would_give() throws Exception {
    counter.done(counter.sale(5_000, ANN));
    Sale sold = counter.sale(SaleKind.SALE, "T9", 1_000, ANN, null);
    Answer.Applied receipt = halfPoints(counter.make(new Action.RecordSale(newId(), sold), null));
    Restore.newEpoch(server.database(), 0);
    counter.hello(Cursor.START, false);
    counter.answerTo(new PushReading.Good(new Offered(counter.ops.getLast(), false, receipt)));

    Sale half = counter.sale(SaleKind.REFUND, "R1", 500, ANN, new Sale.Original(null, "T9"));
    Sale all = counter.sale(SaleKind.VOID, "T9", 1_000, ANN, new Sale.Original(null, "T9"));

    assertThat(points(half)).isZero();
    assertThat(points(all)).isEqualTo(-5);
  }

  private static Answer.Applied halfPoints(regulars.model.sync.Operation sale) {
    UUID member = ((Action.RecordSale) sale.action()).memberIdIfNew();
    return new Answer.Applied(
        sale.opId(),
        sale.opSeq(),
        Move.ADD,
        5,
        7,
        new LiveBalance(member, 5, 0, 1),
        null,
        List.of(new WhyLine("1 point per $2", 1_000, 5)));
  }

  private long points(Sale refund) {
    return counter.done(new Action.RecordSale(newId(), refund)).points();
  }

  private UUID newId() {
    return counter.newId();
  }
}
