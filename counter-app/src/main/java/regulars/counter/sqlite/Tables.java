package regulars.counter.sqlite;

import java.util.UUID;

/** The tables of {@code counter.db} as one connection sees them. Owned by one thread at a time. */
public final class Tables {
  private final SelfTable self;
  private final OpLog ops;
  private final Formers formers;
  private final SaleLog sales;
  private final RawInput raw;
  private final NewMembers newMembers;
  private final ToldBalances told;
  private final WrongPins wrongPins;

  Tables(Db db, Authoring authoring) {
    this.self = new SelfTable(db);
    this.ops = new OpLog(db, self, authoring);
    this.formers = new Formers(db);
    this.sales = new SaleLog(db);
    this.raw = new RawInput(db);
    this.newMembers = new NewMembers(db);
    this.told = new ToldBalances(db);
    this.wrongPins = new WrongPins(db);
  }

  /** Who this counter is. */
  public SelfTable self() {
    return self;
  }

  /** What it asked for. */
  public OpLog ops() {
    return ops;
  }

  /** What it asked for in earlier pairings. */
  public Formers formers() {
    return formers;
  }

  /** The sales that came to it. */
  public SaleLog sales() {
    return sales;
  }

  /** What tills sent. */
  public RawInput raw() {
    return raw;
  }

  /** Members it made. */
  public NewMembers newMembers() {
    return newMembers;
  }

  /** Balances that answers told. */
  public ToldBalances told() {
    return told;
  }

  /** Wrong PINs. */
  public WrongPins wrongPins() {
    return wrongPins;
  }

  /** The server mapped a proposed id to a member that it had: so does everything here. */
  public void isReally(UUID proposed, UUID member) {
    newMembers.isReally(proposed, member);
    ops.belongsTo(proposed, member);
    sales.belongsTo(proposed, member);
  }

  /** The mirror has everything that was answered. */
  public void mirrorIsCaughtUp() {
    told.forget();
    OpLog.Front front = ops.front();
    newMembers.forgetAnswered(front == null ? Long.MAX_VALUE : front.opSeq());
  }

  /** Numbers what waits anew, for another pairing with the same ledger. */
  public void renumber(UUID formerCounter) {
    formers.add(formerCounter, self.get().epoch());
    for (OpLog.Renumbered op : ops.renumber()) {
      sales.movedTo(op.before(), op.now().opId());
    }
    newMembers.keepUntil(self.get().nextOpSeq() - 1);
  }
}
