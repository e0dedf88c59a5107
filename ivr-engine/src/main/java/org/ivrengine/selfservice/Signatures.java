package org.ivrengine.selfservice;

import static org.ivrengine.selfservice.Outcomes.CHANGED;
import static org.ivrengine.selfservice.Outcomes.FOUND;
import static org.ivrengine.selfservice.Outcomes.LOCKED;
import static org.ivrengine.selfservice.Outcomes.NONE;
import static org.ivrengine.selfservice.Outcomes.NOT_FOUND;
import static org.ivrengine.selfservice.Outcomes.NOT_VERIFIED;
import static org.ivrengine.selfservice.SignatureBuilder.operation;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ivrengine.flow.port.OperationSignature;
import org.ivrengine.flow.port.ValueType;
import org.ivrengine.flow.port.ValueType.OneOf;
import org.ivrengine.flow.port.ValueType.Plain;

/** Every operation of self-service with its inputs and outcomes; docs/SELF-SERVICE.md says what each is for. */
public final class Signatures {

    private final SelfServiceSettings settings;

    public Signatures(SelfServiceSettings settings) {
        this.settings = settings;
    }

    /** In the order of the documentation. */
    public List<OperationSignature> all() {
        return List.of(
                accountIdentify(),
                accountVerify(),
                accountBalance(),
                accountAddress(),
                accountConfirmAddress(),
                accountChangePhone(),
                accountChangePin(),
                accountChangeLanguage(),
                accountChangeNotification(),
                ordersFind(),
                ordersLatest(),
                ordersLine(),
                ordersCancel(),
                ordersReturn(),
                ordersExchange(),
                productsStock(),
                offersGet(),
                applicationsStatus(),
                appointmentsFree(),
                appointmentsMine(),
                appointmentsBook(),
                appointmentsMove(),
                appointmentsCancel());
    }

    public OperationSignature accountIdentify() {
        return operation("account.identify")
                .needs("caller", Plain.TEXT)
                .gives("known", account())
                .or("several", "unknown")
                .build();
    }

    public OperationSignature accountVerify() {
        return operation("account.verify")
                .needs("account", Plain.DIGITS)
                .needs("pin", Plain.DIGITS)
                .gives("verified", account())
                .or("wrong", LOCKED, "blocked")
                .build();
    }

    public OperationSignature accountBalance() {
        return operation("account.balance")
                .gives(FOUND, fields("balance", Plain.MONEY, "side", oneOf(Words.BALANCES)))
                .or(NOT_VERIFIED)
                .build();
    }

    public OperationSignature accountAddress() {
        return operation("account.address")
                .gives(FOUND, fields("house_number", Plain.DIGITS, "postcode", Plain.DIGITS))
                .or(NONE, NOT_VERIFIED)
                .build();
    }

    public OperationSignature accountConfirmAddress() {
        return operation("account.confirm_address")
                .or("confirmed", NOT_VERIFIED)
                .build();
    }

    public OperationSignature accountChangePhone() {
        return operation("account.change_phone")
                .needs("phone", Plain.DIGITS)
                .gives(CHANGED, Plain.DIGITS)
                .or("invalid", NOT_VERIFIED)
                .build();
    }

    public OperationSignature accountChangePin() {
        return operation("account.change_pin")
                .needs("pin", Plain.DIGITS)
                .or(CHANGED, "weak", NOT_VERIFIED)
                .build();
    }

    public OperationSignature accountChangeLanguage() {
        return operation("account.change_language")
                .needs("language", Plain.TEXT)
                .or(CHANGED, "unknown", NOT_VERIFIED)
                .build();
    }

    public OperationSignature accountChangeNotification() {
        return operation("account.change_notification")
                .needs("notification", oneOf(Words.NOTIFICATIONS))
                .or(CHANGED, "no_email", NOT_VERIFIED)
                .build();
    }

    public OperationSignature ordersFind() {
        return operation("orders.find")
                .needs("number", Plain.DIGITS)
                .takes("postcode", Plain.DIGITS)
                .gives(FOUND, order())
                .or(NOT_FOUND, NOT_VERIFIED, LOCKED)
                .build();
    }

    public OperationSignature ordersLatest() {
        return operation("orders.latest")
                .takes("position", Plain.NUMBER)
                .gives(FOUND, order())
                .or(NONE, NOT_VERIFIED)
                .build();
    }

    public OperationSignature ordersLine() {
        return operation("orders.line")
                .needs("number", Plain.DIGITS)
                .needs("position", Plain.NUMBER)
                .gives(
                        FOUND,
                        fields(
                                "position", Plain.NUMBER,
                                "count", Plain.NUMBER,
                                "product", Plain.DIGITS,
                                "word", productWord(),
                                "quantity", Plain.NUMBER,
                                "price", Plain.MONEY))
                .or(NONE, NOT_FOUND, NOT_VERIFIED)
                .build();
    }

    public OperationSignature ordersCancel() {
        return operation("orders.cancel")
                .needs("number", Plain.DIGITS)
                .gives("cancelled", Plain.MONEY)
                .or("too_late", "already", NOT_FOUND, NOT_VERIFIED)
                .build();
    }

    public OperationSignature ordersReturn() {
        return operation("orders.return")
                .needs("number", Plain.DIGITS)
                .takes("reason", oneOf(Words.RETURN_REASONS))
                .gives("requested", fields("return_number", Plain.DIGITS, "until", Plain.DATE))
                .or("not_delivered", "too_late", "already", NOT_FOUND, NOT_VERIFIED)
                .build();
    }

    public OperationSignature ordersExchange() {
        return operation("orders.exchange")
                .needs("number", Plain.DIGITS)
                .gives("exchanged", fields("return_number", Plain.DIGITS, "until", Plain.DATE))
                .or("no_stock", "not_delivered", "too_late", "already", NOT_FOUND, NOT_VERIFIED)
                .build();
    }

    public OperationSignature productsStock() {
        return operation("products.stock")
                .needs("product", Plain.DIGITS)
                .gives(
                        FOUND,
                        fields(
                                "product", Plain.DIGITS,
                                "word", productWord(),
                                "price", Plain.MONEY,
                                "stock", Plain.NUMBER,
                                "state", oneOf(Words.STOCK)))
                .or(NOT_FOUND)
                .build();
    }

    public OperationSignature offersGet() {
        return operation("offers.get")
                .takes("position", Plain.NUMBER)
                .gives(
                        FOUND,
                        fields(
                                "position", Plain.NUMBER,
                                "count", Plain.NUMBER,
                                "product", Plain.DIGITS,
                                "word", productWord(),
                                "price", Plain.MONEY,
                                "before", Plain.MONEY,
                                "until", Plain.DATE))
                .or(NONE)
                .build();
    }

    public OperationSignature applicationsStatus() {
        return operation("applications.status")
                .needs("number", Plain.DIGITS)
                .takes("postcode", Plain.DIGITS)
                .gives(
                        FOUND,
                        fields(
                                "number",
                                Plain.DIGITS,
                                "state",
                                oneOf(Words.APPLICATION_STATES),
                                "state_on",
                                Plain.DATE))
                .or(NOT_FOUND, NOT_VERIFIED, LOCKED)
                .build();
    }

    public OperationSignature appointmentsFree() {
        return operation("appointments.free")
                .takes("position", Plain.NUMBER)
                .gives(FOUND, slot())
                .or(NONE)
                .build();
    }

    public OperationSignature appointmentsMine() {
        return operation("appointments.mine")
                .gives(FOUND, slot())
                .or(NONE, NOT_VERIFIED)
                .build();
    }

    public OperationSignature appointmentsBook() {
        return operation("appointments.book")
                .needs("slot", Plain.DIGITS)
                .gives("booked", slot())
                .or("taken", "already", NOT_FOUND, NOT_VERIFIED)
                .build();
    }

    public OperationSignature appointmentsMove() {
        return operation("appointments.move")
                .needs("slot", Plain.DIGITS)
                .gives("moved", slot())
                .or("taken", NONE, NOT_FOUND, NOT_VERIFIED)
                .build();
    }

    public OperationSignature appointmentsCancel() {
        return operation("appointments.cancel")
                .gives("cancelled", slot())
                .or(NONE, NOT_VERIFIED)
                .build();
    }

    private ValueType account() {
        return fields("number", Plain.DIGITS, "language", oneOf(settings.languages()));
    }

    private static ValueType order() {
        return fields(
                "number", Plain.DIGITS,
                "state", oneOf(Words.ORDER_STATES),
                "state_on", Plain.DATE,
                "placed_on", Plain.DATE,
                "due_on", Plain.DATE,
                "total", Plain.MONEY,
                "lines", Plain.NUMBER,
                "carrier", oneOf(Words.CARRIERS),
                "tracking", Plain.DIGITS,
                "cancellable", Plain.FLAG,
                "returnable", Plain.FLAG);
    }

    private static ValueType slot() {
        return fields("slot", Plain.DIGITS, "date", Plain.DATE, "time", Plain.TIME);
    }

    private ValueType productWord() {
        Set<String> words = new LinkedHashSet<>(settings.productWords());
        words.add(SelfServiceSettings.OTHER);
        return oneOf(words);
    }

    private static ValueType oneOf(Collection<String> words) {
        return new OneOf(new LinkedHashSet<>(words));
    }

    private static ValueType fields(Object... namesAndTypes) {
        Map<String, ValueType> types = new LinkedHashMap<>();
        for (int i = 0; i < namesAndTypes.length; i += 2) {
            types.put((String) namesAndTypes[i], (ValueType) namesAndTypes[i + 1]);
        }
        return new ValueType.Fields(types);
    }
}
