package org.ivrengine.app.flow.call;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import org.ivrengine.flow.port.Key;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/** Single keys of a terminal, taken as they are pressed, also while a prompt is heard. */
final class RawKeyboard implements Keyboard {

    private static final int CTRL_C = 3;
    private static final int CTRL_D = 4;

    private final Terminal terminal;
    private final Attributes before;
    private final LinkedBlockingDeque<Typed> typed = new LinkedBlockingDeque<>();

    RawKeyboard(Terminal terminal) {
        this.terminal = terminal;
        this.before = terminal.enterRawMode();
        // A platform thread: reading a terminal blocks outside of Java.
        Thread.ofPlatform().daemon().name("keyboard").start(this::read);
    }

    private void read() {
        try {
            int symbol = terminal.reader().read();
            while (symbol >= 0 && symbol != CTRL_C && symbol != CTRL_D && symbol != 'h') {
                if (symbol == '\r' || symbol == '\n') {
                    typed.add(new Typed.Silence());
                } else {
                    press(Character.toString(symbol).toUpperCase(Locale.ROOT).charAt(0));
                }
                symbol = terminal.reader().read();
            }
        } catch (IOException closed) {
            // The terminal is gone, and so is the caller.
        } finally {
            typed.add(new Typed.HungUp());
        }
    }

    private void press(char symbol) {
        if (Key.isSymbol(symbol)) {
            typed.add(new Typed.Pressed(symbol));
        }
    }

    @Override
    public Optional<Typed> peek(Duration within) {
        Optional<Typed> next = poll(within);
        next.ifPresent(typed::addFirst);
        return next;
    }

    @Override
    public Optional<Typed> take(Optional<Duration> within) {
        if (within.isPresent()) {
            return poll(within.get());
        }
        try {
            return Optional.of(typed.take());
        } catch (InterruptedException interrupted) {
            return interrupted();
        }
    }

    private Optional<Typed> poll(Duration within) {
        try {
            @Nullable Typed next = typed.poll(within.toMillis(), TimeUnit.MILLISECONDS);
            return Optional.ofNullable(next);
        } catch (InterruptedException interrupted) {
            return interrupted();
        }
    }

    private static Optional<Typed> interrupted() {
        Thread.currentThread().interrupt();
        return Optional.of(new Typed.HungUp());
    }

    @Override
    public void heard() {}

    @Override
    public void discard() {
        typed.removeIf(next -> next instanceof Typed.Pressed);
    }

    @Override
    public void close() {
        terminal.setAttributes(before);
    }
}
