package org.ivrengine.app.calls;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import org.ivrengine.app.calls.CallsExportCommand.Format;
import org.ivrengine.app.calls.CallsExportCommand.What;
import org.ivrengine.calllog.CallDetail;
import org.ivrengine.calllog.CallFilter;
import org.ivrengine.calllog.CallSummary;
import org.ivrengine.calllog.ContactVisit;

/**
 * Writes calls, or parts of them, line by line.
 *
 * @param audio copies their recordings; empty when nobody asks for them
 */
record CallExport(CallSources calls, What what, Format format, Optional<AudioCopies> audio) {

    /** @return how many lines there are besides the header */
    long write(CallFilter wanted, PrintWriter out) {
        if (format == Format.CSV) {
            out.print(ExportLines.header(what, audio.isPresent()));
        }
        long[] lines = {0};
        calls.each(
                wanted,
                summary -> lines[0] += switch (what) {
                    case CALLS -> call(summary, out);
                    case CONTACTS ->
                        calls.call(summary.call())
                                .map(call -> contacts(call, out))
                                .orElse(0);
                    case STEPS ->
                        calls.call(summary.call()).map(call -> steps(call, out)).orElse(0);
                });
        return lines[0];
    }

    private int call(CallSummary summary, PrintWriter out) {
        Optional<List<AudioCopy>> copies = audio.map(all -> all.of(summary.call()));
        out.print(format == Format.CSV ? ExportLines.csv(summary, copies) : CallJson.line(summary, copies));
        return 1;
    }

    private int contacts(CallDetail call, PrintWriter out) {
        Optional<List<AudioCopy>> copies =
                audio.map(all -> all.of(call.summary().call()));
        for (ContactVisit visit : call.contacts()) {
            Optional<List<AudioCopy>> own = copies.map(all -> all.stream()
                    .filter(copy ->
                            copy.recording().contact().equals(visit.contact().id()))
                    .toList());
            out.print(format == Format.CSV ? ExportLines.csv(visit, own) : CallJson.line(visit, own));
        }
        return call.contacts().size();
    }

    private int steps(CallDetail call, PrintWriter out) {
        for (int i = 0; i < call.steps().size(); i++) {
            String id = call.summary().call();
            out.print(
                    format == Format.CSV
                            ? ExportLines.csv(id, i, call.steps().get(i))
                            : CallJson.line(id, i, call.steps().get(i)));
        }
        return call.steps().size();
    }
}
