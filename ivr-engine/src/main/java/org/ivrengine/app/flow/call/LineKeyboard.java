package org.ivrengine.app.flow.call;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.ivrengine.flow.port.Key;

/**
 * Keys by lines, from a pipe or a terminal without single keys: a line holds keys that are pressed in a row when the flow
 * waits for one, and its end means that no more are pressed until something is heard. An empty line is silence, the end
 * of the input hangs up.
 */
final class LineKeyboard implements Keyboard {

    private static final Typed SILENCE = new Typed.Silence();

    private final BlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>();
    private final Deque<Typed> current = new ArrayDeque<>();
    private final Thread reader;
    private boolean isLineEnd;
    private boolean isOver;

    LineKeyboard(BufferedReader input) {
        reader = Thread.ofVirtual().name("keyboard").start(() -> read(input));
    }

    private void read(BufferedReader input) {
        try {
            String line = input.readLine();
            while (line != null) {
                lines.add(Optional.of(line.strip()));
                line = input.readLine();
            }
        } catch (IOException | UncheckedIOException closed) {
            // The end of the input, however it came.
        } finally {
            lines.add(Optional.empty());
        }
    }

    @Override
    public Optional<Typed> peek(Duration within) {
        if (current.isEmpty() && within.isPositive()) {
            pause(within);
        }
        return Optional.ofNullable(current.peekFirst());
    }

    /** A line is typed when the flow waits for a key, so a prompt is heard to its end. */
    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Optional<Typed> take(Optional<Duration> within) {
        if (isOver) {
            return Optional.of(new Typed.HungUp());
        }
        if (current.isEmpty()) {
            if (isLineEnd) {
                isLineEnd = false;
                return Optional.of(SILENCE);
            }
            if (!nextLine(within)) {
                return Optional.empty();
            }
        }
        Typed typed = current.removeFirst();
        isLineEnd = current.isEmpty() && typed instanceof Typed.Pressed;
        return Optional.of(typed);
    }

    /** @return whether there is something to take now */
    private boolean nextLine(Optional<Duration> within) {
        try {
            Optional<String> line =
                    within.isEmpty() ? lines.take() : lines.poll(within.get().toMillis(), TimeUnit.MILLISECONDS);
            if (line == null) {
                return false;
            }
            if (line.isEmpty()) {
                isOver = true;
                current.add(new Typed.HungUp());
                return true;
            }
            line.get()
                    .chars()
                    .mapToObj(symbol -> (char) symbol)
                    .filter(Key::isSymbol)
                    .map(Typed.Pressed::new)
                    .forEach(current::add);
            if (current.isEmpty()) {
                current.add(SILENCE);
            }
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            isOver = true;
            current.add(new Typed.HungUp());
            return true;
        }
    }

    @Override
    public void heard() {
        isLineEnd = false;
    }

    @Override
    public void discard() {
        current.clear();
        isLineEnd = false;
    }

    @Override
    public void close() {
        reader.interrupt();
    }
}
