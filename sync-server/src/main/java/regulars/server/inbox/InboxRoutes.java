package regulars.server.inbox;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.server.db.Database;
import regulars.server.http.Access;
import regulars.server.http.Json;
import regulars.server.http.Route;

/** The owner's inbox over HTTP. */
public final class InboxRoutes {
  private static final int MOST = 500;
  private static final String OPEN =
      """
      SELECT inbox.id, inbox.at, inbox.code, counter.name, inbox.op_id, inbox.op_seq,
             account.member_id, inbox.detail, inbox.payload
        FROM inbox
        LEFT JOIN counter ON counter.id = inbox.counter
        LEFT JOIN account ON account.id = inbox.account
        WHERE inbox.done_at IS NULL ORDER BY inbox.id DESC LIMIT ?
      """;

  private final Database database;

  /** Reads from this database. */
  public InboxRoutes(Database database) {
    this.database = database;
  }

  /**
   * Something to look at.
   *
   * @param id its number
   * @param at when it came
   * @param code why the operation was refused
   * @param counter the counter's name; null when it is not known
   * @param opId the operation; null when even that could not be read
   * @param opSeq its place in the counter's row; null when even that could not be read
   * @param memberId whom it is about; null when nobody
   * @param detail what to know beyond the code
   * @param payload the operation as it came
   */
  public record Item(
      long id,
      Instant at,
      String code,
      @Nullable String counter,
      @Nullable UUID opId,
      @Nullable Long opSeq,
      @Nullable UUID memberId,
      @Nullable String detail,
      String payload) {}

  /** The newest first, at most 500. */
  public record Inbox(List<Item> items) {}

  /** The table's lines. */
  public List<Route> routes() {
    return List.of(
        Route.get("/v1/owner/inbox", Access.OWNER, request -> Json.reply(new Inbox(open()))));
  }

  private List<Item> open() {
    return database.read(sql ->
        sql.list(
            OPEN,
            row ->
                new Item(
                    row.number(1),
                    Instant.ofEpochMilli(row.number(2)),
                    row.text(3),
                    row.optionalText(4),
                    row.optionalId(5),
                    row.optionalNumber(6),
                    row.optionalId(7),
                    row.optionalText(8),
                    row.text(9)),
            MOST));
  }
}
