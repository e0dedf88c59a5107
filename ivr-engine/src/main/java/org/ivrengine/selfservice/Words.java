package org.ivrengine.selfservice;

import java.util.List;

/** Words of outputs by which flows choose and prompts are named. */
public final class Words {

    /** States of an order, in the order of its life. */
    public static final List<String> ORDER_STATES = List.of(
            "placed",
            "paid",
            "packed",
            "shipped",
            "delivered",
            "cancelled",
            "return_requested",
            "exchanged",
            "refunded");

    /** Who brings parcels; {@code none} before an order is shipped. */
    public static final List<String> CARRIERS = List.of("none", "ups", "fedex", "usps", "dhl", "other");

    /** How a customer wants to be told things. */
    public static final List<String> NOTIFICATIONS = List.of("sms", "email", "call", "none");

    /** Why something comes back. */
    public static final List<String> RETURN_REASONS = List.of("damaged", "wrong_item", "not_wanted");

    /** How much of a product is there. */
    public static final List<String> STOCK = List.of("in_stock", "few", "none");

    /** States of an application. */
    public static final List<String> APPLICATION_STATES =
            List.of("received", "in_review", "documents_missing", "approved", "rejected");

    /** Which side a balance is on: the customer owes us, we owe the customer, or neither. */
    public static final List<String> BALANCES = List.of("owed", "credit", "even");

    private Words() {}
}
