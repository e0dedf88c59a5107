package org.ivrengine.recording;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;

/** Kept recordings: {@code YYYY/MM/DD/<id>.wav}. Names tell the day and nothing of a person. */
final class RecordingFiles {

    private final Path folder;

    RecordingFiles(Path folder) {
        this.folder = folder;
    }

    static String path(String recording, LocalDate day, String ending) {
        return "%04d/%02d/%02d/%s%s"
                .formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth(), recording, ending);
    }

    /** On the disk to its last byte before anybody finds it under its name. */
    StereoWave.Written keep(String recording, LocalDate day, InputStream raw, StereoWave wave) throws IOException {
        Path file = folder.resolve(path(recording, day, ".wav"));
        Path part = folder.resolve(path(recording, day, ".part"));
        Files.createDirectories(file.getParent());
        try (FileChannel to = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            StereoWave.Written written = wave.write(raw, to);
            to.force(true);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return written;
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
