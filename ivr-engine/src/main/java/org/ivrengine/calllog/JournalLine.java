package org.ivrengine.calllog;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Entries as lines of JSON. */
final class JournalLine {

    private static final Logger LOG = LoggerFactory.getLogger(JournalLine.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final ObjectWriter WRITER = JSON.writerFor(JournalEntry.class);
    private static final ObjectReader READER = JSON.readerFor(JournalEntry.class);

    private JournalLine() {}

    static String write(JournalEntry entry) {
        return WRITER.writeValueAsString(entry);
    }

    /**
     * Reads a line.
     *
     * @param where file and line or offset, for the warning
     * @return empty for a line that a crash cut short, which is passed over with a warning
     */
    static Optional<JournalEntry> read(String line, String where) {
        if (line.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(READER.readValue(line));
        } catch (JacksonException cutShort) {
            LOG.warn("{}: not a whole entry, passed over: {}", where, cutShort.getOriginalMessage());
            return Optional.empty();
        }
    }
}
