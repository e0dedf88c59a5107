package org.ivrengine.app.flow;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.ivrengine.flow.trial.TrialResult;
import org.ivrengine.yaml.Fault;

/** Results of flow tests in the form that every CI server reads: a suite for each file, a case for each call. */
final class JUnitReport {

    private final XMLStreamWriter xml;

    private JUnitReport(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /** Writes the file, and its folder where there is none. */
    static void write(TrialRun run, Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (Writer writer = Files.newBufferedWriter(file)) {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(writer);
            new JUnitReport(xml).suites(run);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException("cannot write " + file, e);
        }
    }

    private void suites(TrialRun run) throws XMLStreamException {
        Map<String, List<TrialRun.Timed>> byFile = run.trials().stream()
                .collect(Collectors.groupingBy(
                        trial -> trial.result().transcript().file(), LinkedHashMap::new, Collectors.toList()));
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("testsuites");
        for (Map.Entry<String, List<TrialRun.Timed>> file : byFile.entrySet()) {
            suite(file.getKey(), file.getValue());
        }
        for (Fault fault : run.faults()) {
            unreadable(fault);
        }
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void suite(String file, List<TrialRun.Timed> trials) throws XMLStreamException {
        long failed =
                trials.stream().filter(trial -> !trial.result().hasPassed()).count();
        startSuite(file, trials.size(), failed, 0);
        xml.writeAttribute(
                "time",
                seconds(trials.stream().mapToDouble(TrialRun.Timed::tookMs).sum()));
        for (TrialRun.Timed trial : trials) {
            testCase(trial);
        }
        xml.writeEndElement();
    }

    private void startSuite(String name, int tests, long failures, int errors) throws XMLStreamException {
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", name);
        xml.writeAttribute("tests", Integer.toString(tests));
        xml.writeAttribute("failures", Long.toString(failures));
        xml.writeAttribute("errors", Integer.toString(errors));
    }

    private void testCase(TrialRun.Timed trial) throws XMLStreamException {
        TrialResult result = trial.result();
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", result.transcript().file());
        xml.writeAttribute("name", readable(result.transcript().title()));
        xml.writeAttribute("time", seconds(trial.tookMs()));
        if (result.mismatch().isPresent()) {
            xml.writeStartElement("failure");
            xml.writeAttribute(
                    "message",
                    readable("expected " + result.mismatch().get().expected() + " but got "
                            + result.mismatch().get().happened()));
            xml.writeCharacters(readable(result.difference()));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    /** A file with a fault is a suite with one error: a CI server must not take it for a file without tests. */
    private void unreadable(Fault fault) throws XMLStreamException {
        startSuite(fault.file(), 1, 0, 1);
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", fault.file());
        xml.writeAttribute("name", "line " + fault.line());
        xml.writeStartElement("error");
        xml.writeAttribute("message", readable(fault.toString()));
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static String seconds(double ms) {
        return String.format(Locale.ROOT, "%.6f", ms / 1_000);
    }

    /** XML has no way to write most control characters. */
    private static String readable(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]|[\\ud800-\\udfff\\ufffe\\uffff]", "?");
    }
}
