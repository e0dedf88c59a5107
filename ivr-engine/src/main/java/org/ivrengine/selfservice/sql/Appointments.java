package org.ivrengine.selfservice.sql;

import static org.ivrengine.selfservice.sql.Answers.about;
import static org.ivrengine.selfservice.sql.Answers.changed;
import static org.ivrengine.selfservice.sql.Answers.date;
import static org.ivrengine.selfservice.sql.Answers.digits;
import static org.ivrengine.selfservice.sql.Answers.fields;
import static org.ivrengine.selfservice.sql.Answers.number;
import static org.ivrengine.selfservice.sql.Answers.plain;
import static org.ivrengine.selfservice.sql.Answers.position;
import static org.ivrengine.selfservice.sql.Answers.time;
import static org.ivrengine.selfservice.sql.Answers.with;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.ivrengine.flow.port.Operations.Change;
import org.ivrengine.flow.port.Operations.Request;
import org.ivrengine.flow.port.Operations.Result;
import org.ivrengine.flow.port.Value;
import org.ivrengine.selfservice.Outcomes;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** Slots in the calendar. A slot belongs to one account, and an account has at most one that is to come. */
final class Appointments {

    private static final String SLOT = "select number, on_day, begins from appointment_slots";

    /** Takes today's date twice and the time of day. */
    private static final String TO_COME = "(on_day > ? or (on_day = ? and begins > ?))";

    private static final RowMapper<Slot> ROW = (row, _) ->
            new Slot(row.getString(1), row.getObject(2, LocalDate.class), row.getObject(3, LocalTime.class));

    private final Desk desk;

    Appointments(Desk desk) {
        this.desk = desk;
    }

    private record Slot(String number, LocalDate day, LocalTime begins) {

        Value value() {
            return fields("slot", digits(number), "date", date(day), "time", time(begins));
        }

        @Override
        public String toString() {
            return day + " " + begins;
        }
    }

    /** The free ones in order, from now on; the position counts those that are free at this moment. */
    Result free(Request request) {
        long position = position(request);
        LocalDateTime now = desk.local();
        return desk.read(handle -> position < 1
                ? plain(Outcomes.NONE)
                : handle.select(
                                SLOT + " where account is null and " + TO_COME
                                        + " order by on_day, begins, number limit 1 offset ?",
                                now.toLocalDate(),
                                now.toLocalDate(),
                                now.toLocalTime(),
                                position - 1)
                        .map(ROW)
                        .findOne()
                        .map(slot -> with(Outcomes.FOUND, slot.value()))
                        .orElse(plain(Outcomes.NONE)));
    }

    Result mine(Request request) {
        return desk.read(handle -> CallAccess.account(handle, request.call(), desk.now())
                .map(account -> mine(handle, account)
                        .map(slot -> about(account, Outcomes.FOUND, slot.value()))
                        .orElse(about(account, Outcomes.NONE)))
                .orElse(plain(Outcomes.NOT_VERIFIED)));
    }

    Result book(Request request) {
        return change(request, (handle, account) -> {
            if (mine(handle, account).isPresent()) {
                return plain("already");
            }
            Optional<String> wanted = number(request, "slot");
            Optional<Slot> taken = wanted.flatMap(slot -> take(handle, slot, account));
            if (taken.isEmpty()) {
                return plain(refusal(handle, wanted));
            }
            return done(
                    handle,
                    request,
                    account,
                    "booked",
                    taken.get(),
                    "",
                    taken.get().toString());
        });
    }

    Result move(Request request) {
        return change(request, (handle, account) -> {
            Optional<Slot> before = mine(handle, account);
            if (before.isEmpty()) {
                return plain(Outcomes.NONE);
            }
            Optional<String> wanted = number(request, "slot");
            if (wanted.equals(before.map(Slot::number))) {
                return about(account, "moved", before.get().value());
            }
            Optional<Slot> taken = wanted.flatMap(slot -> take(handle, slot, account));
            if (taken.isEmpty()) {
                return plain(refusal(handle, wanted));
            }
            release(handle, before.get());
            return done(
                    handle,
                    request,
                    account,
                    "moved",
                    taken.get(),
                    before.get().toString(),
                    taken.get().toString());
        });
    }

    Result cancel(Request request) {
        return change(request, (handle, account) -> {
            Optional<Slot> before = mine(handle, account);
            if (before.isEmpty()) {
                return plain(Outcomes.NONE);
            }
            release(handle, before.get());
            return done(
                    handle,
                    request,
                    account,
                    "cancelled",
                    before.get(),
                    before.get().toString(),
                    "");
        });
    }

    /** Only the first who comes finds it without an account; whoever was as early waits for her and then finds one. */
    private Optional<Slot> take(Handle handle, String slot, String account) {
        LocalDateTime now = desk.local();
        int taken = handle.execute(
                "update appointment_slots set account = ? where number = ? and account is null and " + TO_COME,
                account,
                slot,
                now.toLocalDate(),
                now.toLocalDate(),
                now.toLocalTime());
        return taken == 0
                ? Optional.empty()
                : handle.select(SLOT + " where number = ?", slot).map(ROW).findOne();
    }

    private static void release(Handle handle, Slot slot) {
        handle.execute("update appointment_slots set account = null where number = ?", slot.number());
    }

    /** A slot of the past is as good as none. */
    private String refusal(Handle handle, Optional<String> slot) {
        LocalDateTime now = desk.local();
        boolean isThere = slot.isPresent()
                && handle.select(
                                "select 1 from appointment_slots where number = ? and " + TO_COME,
                                slot.get(),
                                now.toLocalDate(),
                                now.toLocalDate(),
                                now.toLocalTime())
                        .mapTo(Integer.class)
                        .findOne()
                        .isPresent();
        return isThere ? "taken" : Outcomes.NOT_FOUND;
    }

    private Optional<Slot> mine(Handle handle, String account) {
        LocalDateTime now = desk.local();
        return handle.select(
                        SLOT + " where account = ? and " + TO_COME + " order by on_day, begins limit 1",
                        account,
                        now.toLocalDate(),
                        now.toLocalDate(),
                        now.toLocalTime())
                .map(ROW)
                .findOne();
    }

    /** The account's row is locked: two calls of one account cannot book two. */
    private Result change(Request request, BiFunction<Handle, String, Result> work) {
        return desk.once(
                request,
                handle -> CallAccess.account(handle, request.call(), desk.now())
                        .flatMap(account -> handle.select(
                                        "select number from accounts where number = ? for update", account)
                                .mapTo(String.class)
                                .findOne())
                        .map(account -> work.apply(handle, account))
                        .orElse(plain(Outcomes.NOT_VERIFIED)));
    }

    private Result done(
            Handle handle, Request request, String account, String outcome, Slot slot, String from, String to) {
        List<Change> changes = List.of(new Change("appointment", from, to));
        Audit.write(handle, desk.now(), account, Audit.CALLER, request.call().value(), changes);
        return changed(account, outcome, slot.value(), changes);
    }
}
