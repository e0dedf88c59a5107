package org.ivrengine.selfservice.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.ivrengine.flow.port.Operations.Change;
import org.ivrengine.flow.port.Operations.Result;
import org.ivrengine.flow.port.Value;
import org.ivrengine.store.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What callers hear and change of their accounts, and what everybody hears of the shop, on any database. */
abstract class AccountAndShopContract {

    private static final int ADA = 0;

    private Counter counter;

    abstract Database database();

    @BeforeEach
    void open() {
        counter = new Counter(database());
    }

    @AfterEach
    void close() {
        counter.close();
    }

    @Test
    void theBalanceIsOwedOrACreditOrEven() {
        Result credit = counter.signedIn(ADA).asks("account.balance");
        Result even = counter.signedIn(1).asks("account.balance");
        Result owed = counter.signedIn(2).asks("account.balance");

        assertEquals("credit 1250 USD", Counter.field(credit, "side") + " " + Counter.field(credit, "balance"));
        assertEquals("even 0 USD", Counter.field(even, "side") + " " + Counter.field(even, "balance"));
        assertEquals("owed 1870 USD", Counter.field(owed, "side") + " " + Counter.field(owed, "balance"));
    }

    @Test
    void theAddressIsHeardAsHouseNumberAndPostcodeWhereTheseAreDigits() {
        Result address = counter.signedIn(ADA).asks("account.address");

        assertEquals("12", Counter.field(address, "house_number"));
        assertEquals("73001", Counter.field(address, "postcode"));
        assertEquals("none", counter.signedIn(15).outcome("account.address"));
    }

    @Test
    void aConfirmedAddressIsRemembered() {
        assertEquals("confirmed", counter.signedIn(ADA).outcome("account.confirm_address"));
        assertEquals(List.of("account.address_confirmed: 12, 73001 -> 12, 73001"), counter.audit(ADA));
        assertEquals(1, counter.count("select count(*) from accounts where address_confirmed_at is not null"));
    }

    @Test
    void aNewTelephoneNumberIsKeptInOneFormAndSaidAsItIsDialledAtHome() {
        Result result = counter.signedIn(ADA).asks("account.change_phone", "phone", "2125550142");

        assertEquals("changed", result.outcome());
        assertEquals(Optional.of(new Value.Text("2125550142")), result.output());
        assertEquals(
                List.of(new Change("account.phone", "+12025550101", "+12125550142")),
                result.facts().changes());
        assertEquals("known", counter.caller().outcome("account.identify", "caller", "+12125550142"));
        assertEquals("unknown", counter.caller().outcome("account.identify", "caller", "+12025550101"));
        assertEquals(List.of("account.phone: +12025550101 -> +12125550142"), counter.audit(ADA));
    }

    @Test
    void whatIsNoTelephoneNumberIsRefused() {
        assertEquals("invalid", counter.signedIn(ADA).outcome("account.change_phone", "phone", "12"));
        assertEquals(List.of(), counter.audit(ADA));
    }

    @Test
    void aNewPinCountsFromTheNextCallOnAndStandsNowhere() {
        assertEquals("changed", counter.signedIn(ADA).outcome("account.change_pin", "pin", "8642753"));
        assertEquals("wrong", counter.caller().verify(ADA, "2701").outcome());
        assertEquals("verified", counter.caller().verify(ADA, "8642753").outcome());
        assertEquals(List.of("account.pin:  -> "), counter.audit(ADA));
    }

    @Test
    void aPinThatEverybodyTriesFirstIsRefused() {
        Counter.Caller ada = counter.signedIn(ADA);

        for (String weak : List.of("1111", "1234", "9876", "123", "1212", "0001", "2580", "12345678901")) {
            assertEquals("weak", ada.outcome("account.change_pin", "pin", weak), weak);
        }
    }

    @Test
    void theLanguageIsOneThatWeSpeak() {
        Counter.Caller ada = counter.signedIn(ADA);

        assertEquals("changed", ada.outcome("account.change_language", "language", "es"));
        assertEquals("unknown", ada.outcome("account.change_language", "language", "fr"));
        assertEquals(List.of("account.language: en -> es"), counter.audit(ADA));
    }

    @Test
    void whatIsAsItWasIsNoChange() {
        assertEquals("changed", counter.signedIn(ADA).outcome("account.change_language", "language", "en"));
        assertEquals(List.of(), counter.audit(ADA));
    }

    @Test
    void whoHasNoMailAddressCannotBeToldByMail() {
        assertEquals("changed", counter.signedIn(ADA).outcome("account.change_notification", "notification", "call"));
        assertEquals("no_email", counter.signedIn(16).outcome("account.change_notification", "notification", "email"));
        assertThrows(
                IllegalArgumentException.class,
                () -> counter.signedIn(ADA).asks("account.change_notification", "notification", "pigeon"));
    }

    @Test
    void nothingIsChangedForWhoHasNotProvenWhoSheIs() {
        Counter.Caller caller = counter.caller();

        assertEquals("not_verified", caller.outcome("account.confirm_address"));
        assertEquals("not_verified", caller.outcome("account.change_phone", "phone", "2125550142"));
        assertEquals("not_verified", caller.outcome("account.change_pin", "pin", "8642753"));
        assertEquals("not_verified", caller.outcome("account.change_language", "language", "es"));
        assertEquals("not_verified", caller.outcome("account.change_notification", "notification", "sms"));
        assertEquals(0, counter.count("select count(*) from audit"));
    }

    @Test
    void theAuditTellsWhoAndInWhichCall() {
        Counter.Caller ada = counter.signedIn(ADA);
        ada.asks("account.change_language", "language", "es");

        assertEquals(
                1,
                counter.count(
                        "select count(*) from audit where who = 'caller' and call_id = ? and at = ?",
                        ada.call.value(),
                        counter.instant()));
    }

    @Test
    void everybodyHearsWhatIsInStock() {
        Result lamp = counter.caller().asks("products.stock", "product", "2002");

        assertEquals("few", Counter.field(lamp, "state"));
        assertEquals("3", Counter.field(lamp, "stock"));
        assertEquals("2450 USD", Counter.field(lamp, "price"));
        assertEquals("in_stock", Counter.field(counter.caller().asks("products.stock", "product", "2001"), "state"));
        assertEquals("none", Counter.field(counter.caller().asks("products.stock", "product", "2005"), "state"));
        assertEquals("other", Counter.field(counter.caller().asks("products.stock", "product", "2009"), "word"));
        assertEquals("not_found", counter.caller().outcome("products.stock", "product", "1"));
    }

    @Test
    void offersAreThoseOfTodayTheBestFirst() {
        Result first = counter.caller().asks("offers.get");

        assertEquals("headphones", Counter.field(first, "word"));
        assertEquals("3", Counter.field(first, "count"));
        assertEquals("9900 USD", Counter.field(first, "price"));
        assertEquals("12900 USD", Counter.field(first, "before"));
        assertEquals("2026-11-28", Counter.field(first, "until"));
        assertEquals("keyboard", Counter.field(counter.caller().asks("offers.get", "position", 3), "word"));
        assertEquals("none", counter.caller().outcome("offers.get", "position", 4));
    }

    @Test
    void anApplicationIsOpenToWhoMadeItOrKnowsItsPostcode() {
        assertEquals("found", counter.signedIn(ADA).outcome("applications.status", "number", "50001"));
        assertEquals("not_found", counter.signedIn(1).outcome("applications.status", "number", "50001"));
        assertEquals("not_verified", counter.caller().outcome("applications.status", "number", "50001"));

        Counter.Caller caller = counter.caller();
        Result opened = caller.asks("applications.status", "number", "50004", "postcode", "73004");
        assertEquals("in_review", Counter.field(opened, "state"));
        assertEquals("2026-11-20", Counter.field(opened, "state_on"));
        assertEquals("found", caller.outcome("applications.status", "number", "50004"));
        assertEquals("not_found", caller.outcome("applications.status", "number", "50002", "postcode", "99999"));
    }

    @Test
    void whatIsOldIsForgottenAndWhatCountsIsKept() {
        counter.signedIn(ADA).asks("account.change_language", "language", "es");
        counter.caller().verify(3, "9999");
        counter.passes(Duration.ofDays(8));
        counter.caller().verify(4, "9999");
        counter.service().forgetOld();

        assertEquals(0, counter.count("select count(*) from operation_results"));
        assertEquals(0, counter.count("select count(*) from call_access"));
        assertEquals(0, counter.count("select count(*) from attempts where subject = 'account:100004'"));
        assertEquals(1, counter.count("select count(*) from attempts where subject = 'account:100005'"));
        assertEquals(1, counter.audit(ADA).size());
    }
}
