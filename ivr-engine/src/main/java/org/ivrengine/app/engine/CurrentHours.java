package org.ivrengine.app.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.ivrengine.flow.hours.Schedules;
import org.ivrengine.flow.load.HoursReader;
import org.ivrengine.yaml.Fault;
import org.ivrengine.yaml.Faults;

/** Opening hours as the file said them when it was last right. Safe for use by many threads. */
public final class CurrentHours {

    private final Path file;
    private volatile Schedules schedules;
    private volatile FileTime readAt;

    CurrentHours(Path file, Schedules schedules) throws IOException {
        this.file = file;
        this.schedules = schedules;
        readAt = Files.getLastModifiedTime(file);
    }

    /** @return the schedules in force */
    public Schedules schedules() {
        return schedules;
    }

    /** Reads the file again if it was changed; one with faults changes nothing. Returns the faults. */
    synchronized List<Fault> reloadIfChanged() throws IOException {
        FileTime changed = Files.getLastModifiedTime(file);
        if (changed.equals(readAt)) {
            return List.of();
        }
        readAt = changed;
        Faults faults = new Faults(file.toString());
        Schedules read = HoursReader.read(Files.readString(file), faults);
        if (faults.isEmpty()) {
            schedules = read;
        }
        return faults.sorted();
    }
}
