package regulars.model.wire;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import regulars.model.member.Buyer;
import regulars.model.sync.Action;
import regulars.model.sync.Answer;
import regulars.model.sync.Change;
import tools.jackson.databind.json.JsonMapper;

/**
 * The names that sealed types carry in their "kind" property. They travel and are stored: never
 * rename one. Mixed in here so that the model itself knows nothing of JSON.
 */
final class Kinds {
  private Kinds() {}

  static JsonMapper.Builder register(JsonMapper.Builder mapper) {
    return mapper
        .addMixIn(Action.class, OfAction.class)
        .addMixIn(Answer.class, OfAnswer.class)
        .addMixIn(Buyer.class, OfBuyer.class)
        .addMixIn(Change.class, OfChange.class);
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @Type(value = Action.Enrol.class, name = "enrol"),
    @Type(value = Action.ChangeMember.class, name = "changeMember"),
    @Type(value = Action.RecordSale.class, name = "recordSale"),
    @Type(value = Action.Redeem.class, name = "redeem"),
    @Type(value = Action.Reverse.class, name = "reverse"),
    @Type(value = Action.Adjust.class, name = "adjust"),
    @Type(value = Action.ReleaseHold.class, name = "releaseHold"),
    @Type(value = Action.RejectHold.class, name = "rejectHold"),
    @Type(value = Action.ClaimSale.class, name = "claimSale"),
    @Type(value = Action.MoveSale.class, name = "moveSale"),
  })
  private interface OfAction {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @Type(value = Answer.Applied.class, name = "applied"),
    @Type(value = Answer.Refused.class, name = "refused"),
  })
  private interface OfAnswer {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @Type(value = Buyer.Nobody.class, name = "nobody"),
    @Type(value = Buyer.ByPhone.class, name = "phone"),
    @Type(value = Buyer.ByNumber.class, name = "number"),
    @Type(value = Buyer.ByExternalNumber.class, name = "externalNumber"),
    @Type(value = Buyer.ById.class, name = "id"),
  })
  private interface OfBuyer {}

  /** A newer server may send kinds of change that this counter doesn't know: they are left out. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind", defaultImpl = Void.class)
  @JsonSubTypes({
    @Type(value = Change.MemberChanged.class, name = "member"),
    @Type(value = Change.MemberErased.class, name = "memberErased"),
    @Type(value = Change.HoldChanged.class, name = "hold"),
    @Type(value = Change.RulesChanged.class, name = "rules"),
    @Type(value = Change.ShopChanged.class, name = "shop"),
    @Type(value = Change.StaffChanged.class, name = "staff"),
  })
  private interface OfChange {}
}
