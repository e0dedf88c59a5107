package org.ivrengine.selfservice.sql;

import java.time.DayOfWeek;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.function.UnaryOperator;
import org.ivrengine.selfservice.Pins;
import org.ivrengine.selfservice.SelfServiceSettings;
import org.ivrengine.selfservice.Words;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Twenty accounts and a hundred orders in which everything can be heard; docs/SELF-SERVICE.md lists them. The same each
 * time, but for dates, which count from today.
 */
public final class DemoCompany {

    static final int ACCOUNTS = 20;
    static final int ORDERS = 100;
    static final int FIRST_ACCOUNT = 100_001;
    static final int FIRST_ORDER = 10_001;
    static final int FIRST_APPLICATION = 50_001;
    static final int FIRST_SLOT = 7_001;
    private static final int APPLICATIONS = 10;
    private static final int SLOT_DAYS = 20;

    private static final List<String> NAMES = List.of(
            "Ada Miller",
            "Ben Ortiz",
            "Cleo Martin",
            "Dan Rivera",
            "Eva Brown",
            "Finn Lopez",
            "Gina Clark",
            "Hugo Diaz",
            "Iris Young",
            "Jack Torres",
            "Kate Hall",
            "Leo Ramos",
            "Mia Scott",
            "Noah Vega",
            "Olga Green",
            "Paul Cruz",
            "Quinn Baker",
            "Rosa Mendez",
            "Sam Carter",
            "Tina Flores");

    private static final List<LocalTime> SLOT_TIMES = List.of(
            LocalTime.of(9, 0), LocalTime.of(10, 30), LocalTime.of(13, 0), LocalTime.of(14, 30), LocalTime.of(16, 0));

    /** Days since an order was placed and since it is in its state, by state. */
    private static final int[] PLACED_DAYS_AGO = {0, 1, 2, 4, 10, 12, 20, 30, 45};

    private static final int[] STATE_DAYS_AGO = {0, 1, 1, 2, 5, 11, 3, 8, 15};

    private static final int DELIVERED = Words.ORDER_STATES.indexOf("delivered");

    /** So long ago that it cannot come back any more: the delivered order of the last account that has one. */
    private static final int TOO_LONG_AGO_DAYS = 60;

    private final Handle handle;
    private final LocalDate today;
    private final InstantSource clock;
    private final UnaryOperator<String> hash;

    private DemoCompany(Handle handle, LocalDate today, InstantSource clock, UnaryOperator<String> hash) {
        this.handle = handle;
        this.today = today;
        this.clock = clock;
        this.hash = hash;
    }

    /** @return false when the database has accounts already; then nothing is done */
    public static boolean fill(Jdbi jdbi, SelfServiceSettings settings, InstantSource clock) {
        return fill(jdbi, settings, clock, Pins::hash);
    }

    /** @param hash of PINs, where twenty in earnest would take too long */
    public static boolean fill(
            Jdbi jdbi, SelfServiceSettings settings, InstantSource clock, UnaryOperator<String> hash) {
        return jdbi.inTransaction(handle -> {
            boolean isEmpty = handle.select("select 1 from accounts limit 1")
                    .mapTo(Integer.class)
                    .findOne()
                    .isEmpty();
            if (isEmpty) {
                LocalDate today = LocalDate.ofInstant(clock.instant(), settings.zone());
                new DemoCompany(handle, today, clock, hash).fill();
            }
            return isEmpty;
        });
    }

    private void fill() {
        accounts();
        products();
        orders();
        applications();
        slots();
    }

    static String account(int index) {
        return Integer.toString(FIRST_ACCOUNT + index);
    }

    /** 27 and the last two digits of the account. */
    static String pin(int index) {
        return String.format("27%02d", index + 1);
    }

    /** 73 is a prefix of real postcodes; the rest counts. */
    static String postcode(int index) {
        return String.format("730%02d", index + 1);
    }

    /** The last two accounts share one telephone. */
    static String phone(int index) {
        return String.format("+120255501%02d", Math.min(index + 1, ACCOUNTS - 1));
    }

    private void accounts() {
        PreparedBatch accounts =
                handle.prepareBatch("insert into accounts (number, name, street, house_number, postcode,"
                        + " city, country, language, email, notification, pin_hash, is_blocked, balance_minor, currency,"
                        + " created_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        PreparedBatch phones =
                handle.prepareBatch("insert into account_phones (account, phone, is_main) values (?, ?, true)");
        for (int i = 0; i < ACCOUNTS; i++) {
            accounts.add(
                    account(i),
                    NAMES.get(i),
                    "Main Street",
                    i == 15 ? "12b" : Integer.toString(12 + i),
                    postcode(i),
                    "Springfield",
                    "US",
                    i % 2 == 0 ? "en" : "es",
                    i == 16 ? "" : "customer" + (i + 1) + "@example.com",
                    Words.NOTIFICATIONS.get(i % 3),
                    hash.apply(pin(i)),
                    i == 17,
                    (i % 3 - 1) * (1_250L + 310L * i),
                    "USD",
                    clock.instant());
            phones.add(account(i), phone(i));
        }
        accounts.execute();
        phones.execute();
    }

    private void products() {
        PreparedBatch products = handle.prepareBatch(
                "insert into products (number, name, word, price_minor, currency, stock) values (?, ?, ?, ?, 'USD', ?)");
        products.add("2001", "Kettle, 1.7 l", "kettle", 3_990, 120);
        products.add("2002", "Desk lamp", "lamp", 2_450, 3);
        products.add("2003", "Headphones", "headphones", 12_900, 48);
        products.add("2004", "Backpack, 24 l", "backpack", 6_500, 75);
        products.add("2005", "Rain jacket", "jacket", 8_990, 0);
        products.add("2006", "Running shoes", "shoes", 10_500, 33);
        products.add("2007", "Keyboard", "keyboard", 5_490, 64);
        products.add("2008", "Office chair", "chair", 24_900, 0);
        products.add("2009", "Garden hose", "hose", 1_990, 210);
        products.execute();
        PreparedBatch offers = handle.prepareBatch(
                "insert into offers (product, price_minor, begins_on, ends_on) values (?, ?, ?, ?)");
        offers.add("2003", 9_900, today.minusDays(2), today.plusDays(5));
        offers.add("2001", 2_990, today.minusDays(1), today.plusDays(12));
        offers.add("2007", 4_490, today, today.plusDays(3));
        offers.add("2004", 4_900, today.plusDays(10), today.plusDays(20));
        offers.execute();
    }

    /** Each account has five orders whose states follow one another, so that each state is heard of. */
    private void orders() {
        PreparedBatch orders = handle.prepareBatch("insert into orders (number, account, state, state_on, placed_on,"
                + " due_on, delivered_on, total_minor, currency, carrier, tracking, return_number)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, 'USD', ?, ?, ?)");
        PreparedBatch lines = handle.prepareBatch(
                "insert into order_lines (order_number, position, product, quantity, price_minor) values (?, ?, ?, ?, ?)");
        for (int i = 0; i < ORDERS; i++) {
            int account = i % ACCOUNTS;
            int state = (account + i / ACCOUNTS) % Words.ORDER_STATES.size();
            String number = Integer.toString(FIRST_ORDER + i);
            int count = 1 + i % 3;
            long total = 0;
            for (int position = 1; position <= count; position++) {
                // Never the ones that are out of stock, so that an exchange finds something.
                int product = (i + position) % 4;
                long price = List.of(3_990L, 12_900L, 6_500L, 5_490L).get(product) * (1 + position % 2);
                lines.add(
                        number,
                        position,
                        List.of("2001", "2003", "2004", "2007").get(product),
                        1 + position % 2,
                        price);
                total += price;
            }
            boolean isOld = state == DELIVERED && account == ACCOUNTS - 2;
            LocalDate placedOn = today.minusDays(isOld ? TOO_LONG_AGO_DAYS + 5 : PLACED_DAYS_AGO[state]);
            LocalDate stateOn = today.minusDays(isOld ? TOO_LONG_AGO_DAYS : STATE_DAYS_AGO[state]);
            boolean isShipped = state >= Words.ORDER_STATES.indexOf("shipped") && state != DELIVERED + 1;
            boolean isDelivered = isShipped && state >= DELIVERED;
            orders.add(
                    number,
                    account(account),
                    Words.ORDER_STATES.get(state),
                    stateOn,
                    placedOn,
                    placedOn.plusDays(6),
                    isDelivered ? (state == DELIVERED ? stateOn : placedOn.plusDays(5)) : null,
                    total,
                    isShipped ? Words.CARRIERS.get(1 + i % 4) : "none",
                    isShipped ? String.format("94001%05d", 31 * (i + 1)) : "",
                    state > DELIVERED + 1 ? String.format("60%06d", i) : null);
        }
        orders.execute();
        lines.execute();
    }

    /** Every state twice; of each pair, the first was made by an account. */
    private void applications() {
        PreparedBatch applications = handle.prepareBatch(
                "insert into applications (number, account, postcode, state, state_on) values (?, ?, ?, ?, ?)");
        for (int i = 0; i < APPLICATIONS; i++) {
            applications.add(
                    Integer.toString(FIRST_APPLICATION + i),
                    i % 2 == 0 ? account(i) : null,
                    postcode(i),
                    Words.APPLICATION_STATES.get(i / 2),
                    today.minusDays(i));
        }
        applications.execute();
    }

    /** Weekdays from tomorrow on; the second and the third account have one each. */
    private void slots() {
        PreparedBatch slots = handle.prepareBatch(
                "insert into appointment_slots (number, on_day, begins, account) values (?, ?, ?, ?)");
        int number = FIRST_SLOT;
        for (int day = 1; day <= SLOT_DAYS; day++) {
            LocalDate date = today.plusDays(day);
            if (date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY) {
                continue;
            }
            for (LocalTime time : SLOT_TIMES) {
                int index = number - FIRST_SLOT;
                slots.add(
                        Integer.toString(number++),
                        date,
                        time,
                        index == 1 ? account(1) : index == 3 ? account(2) : null);
            }
        }
        slots.execute();
    }
}
