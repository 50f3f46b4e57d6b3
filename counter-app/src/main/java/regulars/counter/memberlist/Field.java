package regulars.counter.memberlist;

import java.util.List;

/** What a column of such a list can hold, with the names that other systems give it. */
public enum Field {
  /** The phone. */
  PHONE(
      "phone",
      "phonenumber",
      "mobile",
      "mobilephone",
      "mobilenumber",
      "cell",
      "cellphone",
      "cellnumber",
      "customerphone",
      "customerphonenumber",
      "guestphone",
      "primaryphone",
      "phone1",
      "contactnumber",
      "telephone",
      "telephonenumber",
      "tel",
      "telefono",
      "numerodetelefono",
      "telefonomovil",
      "movil",
      "celular",
      "numerodecelular",
      "whatsapp"),
  /** The whole name. */
  NAME(
      "name",
      "fullname",
      "customername",
      "membername",
      "guestname",
      "displayname",
      "nombrecompleto",
      "nombreyapellido",
      "nombreyapellidos",
      "nombredelcliente",
      "nombrecliente",
      "customer",
      "member",
      "guest",
      "cliente",
      "socio",
      "nombre"),
  /** The first name. */
  FIRST_NAME(
      "firstname",
      "givenname",
      "forename",
      "customerfirstname",
      "guestfirstname",
      "first",
      "primernombre",
      "nombres",
      "nombredepila"),
  /** The last name. */
  LAST_NAME(
      "lastname",
      "surname",
      "familyname",
      "customerlastname",
      "guestlastname",
      "last",
      "apellidos",
      "apellido",
      "primerapellido"),
  /** The points to start with. */
  POINTS(
      "points",
      "pointsbalance",
      "pointbalance",
      "loyaltypoints",
      "loyaltypointsbalance",
      "currentpoints",
      "availablepoints",
      "rewardpoints",
      "rewardspoints",
      "totalpoints",
      "loyaltybalance",
      "balance",
      "currentbalance",
      "stars",
      "saldodepuntos",
      "puntosdisponibles",
      "puntosacumulados",
      "puntos",
      "saldo"),
  /** The old system's number. */
  NUMBER(
      "externalnumber",
      "loyaltycardnumber",
      "loyaltynumber",
      "cardnumber",
      "membershipnumber",
      "membernumber",
      "numerodetarjeta",
      "tarjeta",
      "numerodesocio",
      "numerodecliente",
      "codigodecliente",
      "customercode",
      "loyaltyid",
      "squarecustomerid",
      "customerid",
      "guestid",
      "memberid",
      "referenceid",
      "externalid",
      "codigo",
      "card",
      "code",
      "id");

  private final List<String> names;

  Field(String... names) {
    this.names = List.of(names);
  }

  /** Lower case, letters and digits alone, the likeliest first. */
  List<String> names() {
    return names;
  }
}
